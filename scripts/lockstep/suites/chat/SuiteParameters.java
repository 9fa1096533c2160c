package lockstep.suites.chat;

import java.util.Optional;
import lockstep.base.error.UsageError;

/**
 * What can be asked of the suites.
 *
 * @param burst requests in the burst, 10 to 20 by policy
 * @param burstConcurrency how many of them at a time
 * @param adapts whether more may be sent at a time where answers are slow
 * @param allowNo429 a burst without a 429 passes
 * @param recovery also prove that the limit ends
 */
public record SuiteParameters(int burst, int burstConcurrency, boolean adapts, boolean allowNo429, boolean recovery) {

    public static final int DEFAULT_BURST = 15;
    public static final int DEFAULT_CONCURRENCY = 4;

    public static SuiteParameters defaults() {
        return new SuiteParameters(DEFAULT_BURST, DEFAULT_CONCURRENCY, true, false, false);
    }

    /** @throws UsageError for numbers that make no burst */
    public static SuiteParameters of(
            Optional<Integer> burst, Optional<Integer> concurrency, boolean allowNo429, boolean recovery) {
        return new SuiteParameters(
                within("--burst", burst.orElse(DEFAULT_BURST), 2, 100),
                within("--burst-concurrency", concurrency.orElse(DEFAULT_CONCURRENCY), 1, 100), concurrency.isEmpty(),
                allowNo429, recovery);
    }

    private static int within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new UsageError(option + " is " + value, "Give a number from " + least + " to " + most + ".");
        }
        return value;
    }

    public SuiteParameters withRecovery() {
        return new SuiteParameters(burst, burstConcurrency, adapts, allowNo429, true);
    }
}
