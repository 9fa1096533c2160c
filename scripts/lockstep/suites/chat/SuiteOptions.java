package lockstep.suites.chat;

import java.util.Optional;
import lockstep.base.error.UsageError;

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

    /** @throws UsageError for numbers that make no burst */
    public static SuiteOptions of(
            Optional<Integer> burst, Optional<Integer> concurrency, boolean allowNo429, boolean recovery) {
        return new SuiteOptions(
                within("--burst", burst.orElse(DEFAULT_BURST), 2, 100),
                within("--burst-concurrency", concurrency.orElse(DEFAULT_CONCURRENCY), 1, 100), allowNo429, recovery);
    }

    private static int within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new UsageError(option + " is " + value, "Give a number from " + least + " to " + most + ".");
        }
        return value;
    }

    public SuiteOptions withRecovery() {
        return new SuiteOptions(burst, burstConcurrency, allowNo429, true);
    }
}
