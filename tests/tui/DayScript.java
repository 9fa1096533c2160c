package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.demo.service.Fault;
import org.junit.jupiter.api.Test;

/** A day on the embedded environment, by keyboard alone: a real repository, real services, real pushes. */
abstract class DayScript {

    /** Opens the UI on a day of its own. */
    abstract Ui demo(Fault... faults);

    static String promoted(Ui ui) {
        ui.expect("to pick from", "staging runs it").press("Enter").expect("not run yet").press("Enter")
                .expect("declare the class").press("Enter").expectPopup("Class of the change").press("Down", "Enter")
                .expect("declared: class A").press("Enter").expect("allowed: every rule holds")
                .press("Enter").expectPopup("Promote to production");
        String word = ui.read("Type ([0-9a-f]{7}):");
        ui.type(word).expect("✓ right").press("Tab", "Enter");
        return word;
    }

    @Test
    void the_whole_day_from_the_candidate_to_the_log() {
        try (Ui ui = demo()) {
            String word = promoted(ui);
            ui.expect("9 Logged", "production smoke passed", "production " + word + " up to date", "pass")
                    .press("l").expect("2 entries").press("v").expect("verified: 2 entries")
                    .press("e").expect("gate run 1 of 2", "revision verified: " + word.substring(0, 4));
            ui.press("q").expectLeft();
        }
    }

    @Test
    void a_failing_gate_ends_the_day_before_production_is_touched() {
        try (Ui ui = demo(Fault.CHAT_UNGOVERNED)) {
            ui.expect("to pick from", "staging runs it").press("Enter").expect("not run yet").press("Enter")
                    .expect("✗ failed  3 Staging gates", "FAIL in", "chat_happy", "recorded evidence/runs/")
                    .press("g", "Down", "Down", "Down", "Down")
                            .expect("expected", "observed", "✗ FAIL         chat_happy");
            ui.press("w", "Down", "Down").expect("▸○ now     5 Decision").press("Enter")
                    .expectPopup("Class of the change")
                    .press("Down", "Enter").expect("declared: class A").press("Enter")
                            .expect("do not hold", "✗ run-passed")
                    .press("Down", "Enter").expect("Enter: first:");
            assertThat(ui.screen()).doesNotContain("Promote to production ─");
        }
    }

    @Test
    void production_that_breaks_is_rolled_back() {
        try (Ui ui = demo()) {
            promoted(ui);
            ui.expect("production smoke passed", "up to date").command("break production chat-500")
                    .expect("production is broken")
                    .press("d", "Down", "Enter").expect("Drill production-smoke: FAIL");
            ui.press("R").expect("Known good in production", "none named yet").press("Enter")
                    .expect("name the trigger first")
                    .press("t").expectPopup("Why roll back?").press("Down", "Enter").expect("5xx spike")
                    .press("Enter").expectPopup("Roll production back");
            String word = ui.read("Type ([0-9a-f]{7}):");
            ui.type(word).press("Tab", "Enter").expect("-rb1: production smoke passed", "production " + word)
                    .press("l").expect("3 entries", "-rb1");
        }
    }

    @Test
    void a_storm_of_resizes_during_a_run_leaves_the_screen_whole() {
        try (Ui ui = demo()) {
            ui.expect("to pick from").press("Enter").expect("not run yet").press("Enter");
            for (int i = 0; i < 200; i++) {
                ui.resize(20 + (i * 37) % 120, 5 + (i * 13) % 45);
            }
            ui.resize(50, 10).expect("This window is 50x10").resize(80, 24)
                    .expect("declare the class", "? help  q quit");
        }
    }
}
