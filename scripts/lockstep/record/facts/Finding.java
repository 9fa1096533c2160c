package lockstep.record.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a report counted. */
public sealed interface Finding {

    /** Why the report, as it is, does not answer what it is asked; empty where it does. */
    default Optional<String> gap() {
        return Optional.empty();
    }

    /**
     * A run of tests.
     *
     * @param declared how many tests the report says it has; less than those it lists where it says nothing
     */
    record Tests(long passed, long failed, long errors, long skipped, long declared) implements Finding {

        public long listed() {
            return passed + failed + errors + skipped;
        }

        @Override
        public Optional<String> gap() {
            return declared > listed()
                    ? Optional.of("the report declares " + declared + " tests and lists " + listed())
                    : Optional.empty();
        }

        Tests plus(Tests other) {
            return new Tests(passed + other.passed, failed + other.failed, errors + other.errors,
                    skipped + other.skipped, declared + other.declared);
        }
    }

    /** Covered and all, by unit: line, branch, instruction, method. */
    record Coverage(Map<String, Ratio> units) implements Finding {

        public record Ratio(long covered, long all) {

            public Ratio {
                if (covered < 0 || covered > all) {
                    throw new IllegalArgumentException(covered + " of " + all + " cannot be covered");
                }
            }

            Ratio plus(Ratio other) {
                return new Ratio(covered + other.covered, all + other.all);
            }
        }

        public Coverage {
            units = Map.copyOf(units);
        }

        Coverage plus(Coverage other) {
            Map<String, Ratio> sum = new TreeMap<>(units);
            other.units.forEach((unit, ratio) -> sum.merge(unit, ratio, Ratio::plus));
            return new Coverage(sum);
        }
    }

    /**
     * What a scanner found, by severity.
     *
     * @param unrated findings without a severity, which might be critical
     * @param suppressed findings that somebody declared not to matter
     * @param incomplete why the scan is not whole
     */
    record Findings(
            long critical, long high, long medium, long low, long unrated, long suppressed,
            Optional<String> incomplete) implements Finding {

        @Override
        public Optional<String> gap() {
            return incomplete;
        }

        Findings plus(Findings other) {
            return new Findings(critical + other.critical, high + other.high, medium + other.medium, low + other.low,
                    unrated + other.unrated, suppressed + other.suppressed, incomplete.or(() -> other.incomplete));
        }
    }

    /**
     * A load test.
     *
     * @param thresholdsFailed the thresholds that were crossed, by metric and expression
     */
    record Load(long requests, long checksPassed, long checksFailed, long thresholds, List<String> thresholdsFailed)
            implements Finding {

        public Load {
            thresholdsFailed = List.copyOf(thresholdsFailed);
        }
    }

    /** The checks of a commit by name: passed, failed, pending or skipped. */
    record Checks(Map<String, State> states) implements Finding {

        public enum State {
            PASSED,
            FAILED,
            PENDING,
            SKIPPED
        }

        public Checks {
            states = Map.copyOf(states);
        }
    }

    /**
     * The reviews of a change, at its final head.
     *
     * @param approvedBy whose last word was an approval
     * @param changesRequestedBy whose last word was a request for changes
     */
    record Review(List<String> approvedBy, List<String> changesRequestedBy) implements Finding {

        public Review {
            approvedBy = List.copyOf(approvedBy);
            changesRequestedBy = List.copyOf(changesRequestedBy);
        }
    }
}
