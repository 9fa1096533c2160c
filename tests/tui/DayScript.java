package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.demo.service.Fault;
import org.junit.jupiter.api.Test;

/** A day on the embedded environment, by keyboard alone: a real repository, real services, real pushes. */
abstract class DayScript {

    /** Opens the UI on a day of its own. */
    abstract Ui demo(Fault... faults);

    static String promoted(Ui ui) {
        ui.expect("Test ", "which staging runs").press("Enter").expect("Run the staging gates of").press("Enter")
                .expect("Declare the class of").press("Enter").expectPopup("Class of the change").press("Down", "Enter")
                .expect("Decide whether").press("Enter").expect("allowed: every rule holds", "▸ Promote ")
                .press("Enter").expectPopup("Promote to production");
        String word = ui.read("Type ([0-9a-f]{7}):");
        ui.type(word).expect("✓ right", "[▸ Promote ]").press("Enter");
        return word;
    }

    @Test
    void the_whole_day_from_the_candidate_to_the_log() {
        try (Ui ui = demo()) {
            String word = promoted(ui);
            ui.expect("PRODUCTION  ✓ healthy  " + word, "up to date with main", "Nothing is waiting", "✓ " + word)
                    .press("l").expect("2 entries").press("v").expect("verified: 2 entries")
                    .press("e").expect("gate run 1 of 2", "revision verified: " + word.substring(0, 4));
            ui.press("q").expectLeft();
        }
    }

    @Test
    void a_failing_gate_ends_the_day_before_production_is_touched() {
        try (Ui ui = demo(Fault.CHAT_UNGOVERNED)) {
            ui.expect("which staging runs").press("Enter").expect("Run the staging gates of").press("Enter")
                    .expect("gates FAIL", "press g", "recorded evidence/runs/").press("Enter")
                    .expect("expected", "observed", "▸ ✗ FAIL         ");
            ui.press("w").expect("▸✗ failed  3 Staging gates", "· later   5 Decision").press("Down", "Down", "Enter")
                    .expect("Enter: first: staging gates");
            assertThat(ui.screen()).doesNotContain("Class of the change", "Promote to production ─");
        }
    }

    @Test
    void production_that_breaks_is_rolled_back() {
        try (Ui ui = demo()) {
            promoted(ui);
            ui.expect("✓ healthy", "up to date", "Nothing is waiting").command("break production chat-500")
                    .expect("production is broken")
                    .press("d", "Down", "Enter").expect("Drill production-smoke: FAIL", "production ✗ FAILING")
                    .press("h").expect("PRODUCTION  ✗ FAILING", "chat_happy: ", "▸ Roll production back to ");
            ui.press("Enter").expect("Known good in production", "none named yet", "✗ FAILING").press("Enter")
                    .expect("name the trigger first")
                    .press("t").expectPopup("Why roll back?").press("Down", "Enter").expect("5xx spike")
                    .press("Enter").expectPopup("Roll production back");
            String word = ui.read("Type ([0-9a-f]{7}):");
            ui.type(word).press("Enter").expect("-rb1: rolled back to ", "production ✓ healthy " + word)
                    .press("h").expect("rolled back", "5xx spike", "staging runs none that can be released")
                    .press("l").expect("3 entries", "-rb1");
        }
    }

    @Test
    void a_storm_of_resizes_during_a_run_leaves_the_screen_whole() {
        try (Ui ui = demo()) {
            ui.expect("which staging runs").press("Enter").expect("▸ Run the staging gates of").press("Enter")
                    // A screen that is too small takes no key.
                    .await(screen -> !screen.contains("▸ Run the staging gates of"), "the staging gates have begun");
            for (int i = 0; i < 200; i++) {
                ui.resize(20 + (i * 37) % 120, 5 + (i * 13) % 45);
            }
            ui.resize(50, 10).expect("PRODUCTION ✓ healthy", "Enlarge to 60x16").resize(80, 24)
                    .expect("Declare the class of", "? help  q quit");
        }
    }
}
