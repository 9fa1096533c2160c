package lockstep.suites;

/**
 * What can be asked of the suites.
 *
 * @param burst requests in the burst, 10 to 20 in the seeds
 * @param burstConcurrency how many of them at a time
 * @param allowNo429 a burst without a 429 passes
 * @param recovery also prove that the limit ends
 */
public record SuiteOptions(int burst, int burstConcurrency, boolean allowNo429, boolean recovery) {

    public static final int DEFAULT_BURST = 15;
    public static final int DEFAULT_CONCURRENCY = 4;

    public static SuiteOptions defaults() {
        return new SuiteOptions(DEFAULT_BURST, DEFAULT_CONCURRENCY, false, false);
    }

    public SuiteOptions withRecovery() {
        return new SuiteOptions(burst, burstConcurrency, allowNo429, true);
    }
}
