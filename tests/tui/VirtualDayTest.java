package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.Fault;
import lockstep.tui.adapter.DemoDesk;
import lockstep.tui.api.Invocation;
import lockstep.tui.canvas.Size;
import org.junit.jupiter.api.Test;

class VirtualDayTest extends DayScript {

    private static final Operator ADA = new Operator("Ada Lovelace");
    private static final Size SIZE = new Size(100, 30);

    @Override
    Ui demo(Fault... faults) {
        return VirtualUi.demo(faults);
    }

    @Test
    void a_smoke_that_fails_after_the_promotion_offers_the_rollback() {
        DemoDesk[] desk = new DemoDesk[1];
        try (Ui ui = new VirtualUi(() ->
                desk[0] = DemoDesk.open(ADA, System.getenv(), Set.of(), Invocation.plain()), SIZE)) {
            ui.expect("which staging runs");
            desk[0].team().breakNextOfProduction(Set.of(Fault.DB_503));
            promoted(ui);
            ui.expectPopup("Production is unhealthy").press("Tab", "Enter").expect("Known good in production");
        }
    }

    @Test
    void a_deploy_that_never_arrives_is_given_up_and_rolled_back() {
        DemoDesk[] desk = new DemoDesk[1];
        try (Ui ui = new VirtualUi(() ->
                desk[0] = DemoDesk.open(ADA, System.getenv(), Set.of(), Invocation.plain()), SIZE)) {
            ui.expect("which staging runs");
            DemoService production = desk[0].team().environment().of(Environment.PRODUCTION);
            desk[0].team().holdProduction(true);
            promoted(ui);
            production.break_(Fault.HEALTH_500);
            ui.expect("✗ FAILING", "waits, and production fails: stop waiting", "press x").press("x")
                    .expectPopup("Promotion of " + ui.read("Promotion of ([0-9a-f]{7})") + " is not waited for")
                    .expect("is not finished: release moved to ").press("Esc");
            ui.expect("▸ Finish or give up 2", ", then roll back").press("R", "Down", "Up", "t", "Down", "Enter", "Enter")
                    .expect("is unfinished: finish it or give it up first (h, Enter)").press("h", "Enter")
                    .expect("┌─ Finish 2").press("Down", "Down").expect("Give up: record the failure; nothing is rolled back by this")
                    .press("Enter").expectPopup("Recorded as failed").expect("given up by Ada Lovelace")
                    .press("Tab", "Enter").expect("Known good in production");
            ui.press("h").expect("▸ Roll production back to ").press("Enter").expect("5xx spike").press("Enter")
                    .expectPopup("Roll production back");
            production.mend(Fault.HEALTH_500);
            desk[0].team().holdProduction(false);
            String word = ui.read("Type ([0-9a-f]{7}):");
            ui.type(word).press("Enter").expect("-rb1: rolled back to ", "production ✓ healthy " + word);
        }
    }

    @Test
    void the_folder_of_the_demo_is_gone_with_it() {
        DemoDesk[] desk = new DemoDesk[1];
        try (Ui ui = new VirtualUi(() ->
                desk[0] = DemoDesk.open(ADA, System.getenv(), Set.of(), Invocation.plain()), SIZE)) {
            ui.expect("which staging runs").press("q").expectLeft();
            assertThat(desk[0].team().operatorsClone().getParent()).exists();
        }

        assertThat(desk[0].team().operatorsClone().getParent()).doesNotExist();
    }

    @Test
    void a_commit_that_touches_what_nobody_may_touch_is_refused_as_a_candidate() {
        try (Ui ui = demo()) {
            ui.expect("which staging runs").command("commit prompts/persona.md Be more charming")
                    .expect("3 behind main", "Be more charming").press("c").expect("3 commits to pick from", "✗C", " A ").press("Home")
                    .expect("class C is refused", "prompts/persona.md").press("Enter")
                            .expect("Enter: ", "is refused: ");
        }
    }

    @Test
    void a_failure_drill_tells_the_operator_what_to_do_and_waits() {
        try (Ui ui = demo()) {
            ui.expect("which staging runs").press("d", "End", "Up", "Up").expect("Guided: the app refuses to start; or it is up")
                    .press("Enter")
                    .expectPopup("Drill failure-database").press("Tab", "Enter")
                    .expectPopup("To be done by you").expect("Unset DATABASE_URL").press("Tab", "Enter")
                    .expect("Restore DATABASE_URL").press("Tab", "Enter").expect("Drill failure-database: PASS");
        }
    }

    @Test
    void a_failure_drill_that_the_operator_calls_off_has_begun_nothing() {
        try (Ui ui = demo()) {
            ui.expect("which staging runs").press("d", "End").press("Enter").expectPopup("Drill failure-model-key")
                    .press("Tab", "Enter")
                    .expectPopup("To be done by you").press("Enter").expect("nobody confirmed the change");
        }
    }
}
