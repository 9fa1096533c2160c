package lockstep.analysis.canary;

/**
 * How often a gate may be wrong, over the whole life of a canary.
 *
 * @param fail the chance that a harmless canary fails
 * @param pass the chance that a harmful one passes
 * @param canarySharpest the canary requests after which bounds are sharpest; they hold after any number
 * @param baselineSharpest the same for the baseline
 */
public record Levels(double fail, double pass, double canarySharpest, double baselineSharpest) {

    /** The levels of the whole canary, split over its gates: each may fail it, so each gets its share. */
    public Levels sharedBy(int gates) {
        return new Levels(fail / gates, pass, canarySharpest, baselineSharpest);
    }

    public static Levels usual() {
        return new Levels(0.01, 0.05, 2_000, 20_000);
    }
}
