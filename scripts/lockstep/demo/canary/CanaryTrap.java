package lockstep.demo.canary;

import java.util.List;
import java.util.Optional;

/**
 * One way to be wrong about a canary, and what has to come of it.
 *
 * @param fault empty for the canary that is well
 * @param outcomes the outcomes that catch it: {@code passed}, {@code rolled-back}, {@code aborted}, {@code not begun},
 *         {@code abort failed}
 * @param words what has to be said
 */
public record CanaryTrap(Optional<CanaryFault> fault, List<String> outcomes, String words) {

    static final String NOT_BEGUN = "not begun";
    static final String ABORT_FAILED = "abort failed";
    private static final String PASSED = "passed";
    private static final String ROLLED_BACK = "rolled-back";
    private static final String ABORTED = "aborted";

    public CanaryTrap {
        outcomes = List.copyOf(outcomes);
    }

    public String name() {
        return fault.map(CanaryFault::word).orElse("healthy");
    }

    public String description() {
        return fault.map(CanaryFault::description).orElse("nothing is wrong");
    }

    Caught came(String outcome, String said) {
        return new Caught(
                name(), description(), outcomes, outcome, said, outcomes.contains(outcome) && said.contains(words));
    }

    public static List<CanaryTrap> all() {
        return List.of(
                new CanaryTrap(Optional.empty(), List.of(PASSED), "proven"),
                caught(CanaryFault.FIVE_PERCENT_ERRORS, ROLLED_BACK, "above the baseline"),
                caught(CanaryFault.SEVEN_OF_TEN, ROLLED_BACK, "above the baseline"),
                caught(CanaryFault.ZERO_BASELINE, ROLLED_BACK, "above the baseline"),
                new CanaryTrap(Optional.of(CanaryFault.CLUMPED_ERRORS), List.of(PASSED, ABORTED), ""),
                caught(CanaryFault.FIRST_SCRAPE, ROLLED_BACK, "above the baseline"),
                caught(CanaryFault.BOTH_BAD, ABORTED, "both arms fail"),
                caught(CanaryFault.UNKNOWN_METRIC, NOT_BEGUN, "no_such_total"),
                caught(CanaryFault.EMPTY_VECTOR, ABORTED, "never read"),
                caught(CanaryFault.NOT_A_NUMBER, ABORTED, "never read"),
                caught(CanaryFault.TWO_SERIES, ABORTED, "never read"),
                caught(CanaryFault.METRICS_DIE, ABORTED, "metrics were read last"),
                caught(CanaryFault.TWO_REPLICAS, NOT_BEGUN, "counted more than once"),
                caught(CanaryFault.PARTIAL_ANSWERS, NOT_BEGUN, "may not be whole"),
                caught(CanaryFault.SELDOM_SCRAPED, ROLLED_BACK, "above the baseline"),
                caught(CanaryFault.BASELINE_MOVES, ABORTED, "compare it with two baselines"),
                caught(CanaryFault.COUNTER_RESET, PASSED, "proven"),
                caught(CanaryFault.CRASH_LOOP, ABORTED, "restarted"),
                caught(CanaryFault.LYING_WEIGHT, ABORTED, "do not arrive as the weight"),
                caught(CanaryFault.NOTHING_ARRIVES, ROLLED_BACK, "no request reached the canary"),
                caught(CanaryFault.LITTLE_TRAFFIC, ABORTED, "may still be"),
                caught(CanaryFault.OTHER_COMMIT, ROLLED_BACK, "the canary runs 0123456"),
                caught(CanaryFault.ABORT_FAILS, ABORT_FAILED, "THE ABORT FAILED"));
    }

    private static CanaryTrap caught(CanaryFault fault, String outcome, String words) {
        return new CanaryTrap(Optional.of(fault), List.of(outcome), words);
    }
}
