package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
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
            Sha before = desk[0].stage().environment().of(Environment.PRODUCTION).revision();
            Thread saboteur = Thread.ofVirtual().start(() -> {
                while (desk[0].stage().environment().of(Environment.PRODUCTION).revision().equals(before)) {
                    LockSupport.parkNanos(1_000_000);
                }
                // A deployment is a fresh start, which mends: what breaks, breaks after it.
                while (!desk[0].stage().environment().of(Environment.PRODUCTION).faults().contains(Fault.DB_503)) {
                    desk[0].stage().environment().of(Environment.PRODUCTION).break_(Fault.DB_503);
                }
            });
            promoted(ui);
            ui.expectPopup("Production is unhealthy").press("Tab", "Enter").expect("Known good in production");
            saboteur.interrupt();
        }
    }

    @Test
    void the_folder_of_the_demo_is_gone_with_it() {
        DemoDesk[] desk = new DemoDesk[1];
        try (Ui ui = new VirtualUi(() ->
                desk[0] = DemoDesk.open(ADA, System.getenv(), Set.of(), Invocation.plain()), SIZE)) {
            ui.expect("which staging runs").press("q").expectLeft();
            assertThat(desk[0].stage().operatorsClone().getParent()).exists();
        }

        assertThat(desk[0].stage().operatorsClone().getParent()).doesNotExist();
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
