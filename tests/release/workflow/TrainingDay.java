package tests.release.workflow;

/** A release of which the JVM notes what classes it takes. */
public final class TrainingDay {

    private TrainingDay() {}

    public static void main(String... words) {
        int code;
        try (ReleaseDay day = new ReleaseDay()) {
            day.landTested("a change");
            Seat seat = day.operator("Tess Trainee");
            code = seat.promoteNow().exitCode() + seat.status().exitCode() + seat.log("verify").exitCode();
        }
        System.exit(code);
    }
}
