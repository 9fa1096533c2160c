package tests.release.workflow;

import tests.tui.Ui;
import tests.tui.VirtualUi;

/** A release, and a look at the terminal UI, of which the JVM notes what classes they take. */
public final class TrainingDay {

    private TrainingDay() {}

    public static void main(String... words) {
        int code;
        try (ReleaseDay day = new ReleaseDay()) {
            day.landTested("a change");
            Seat seat = day.operator("Tess Trainee");
            code = seat.promoteNow().exitCode() + seat.status().exitCode() + seat.log("verify").exitCode();
        }
        try (Ui ui = VirtualUi.demo()) {
            ui.expect("which staging runs").press("l").expect("Log").press("?").expectPopup("Keys and commands")
                    .press("Esc", "q").expectLeft();
        }
        System.exit(code);
    }
}
