package lockstep.gates.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import lockstep.base.text.Durations;

/**
 * Decides a burst: 200s, then 429s, nothing else (docs/policy.md#burst_429).
 * Pure.
 *
 * @param limit what the service is known to allow
 * @param before the last lockout that the run met before the burst
 */
public record Burst(List<Shot> shots, boolean needs429, Pace limit, Optional<Lockouts.Lockout> before) {

    /**
     * One request of the burst.
     *
     * @param index its place in the order of sending, from 1
     * @param status 0 where there was no usable answer
     * @param complaint what is wrong with this answer by itself: no answer, a 5xx, a 429 without structure
     * @param undecided no answer, for a reason that does not lie with the service
     * @param sent when, in nanoseconds of a common clock
     * @param answered when, on the same clock
     */
    public record Shot(int index, int status, Optional<String> complaint, boolean undecided, long sent,
            long answered) {}

    public Burst {
        shots = shots.stream().sorted(Comparator.comparingInt(Shot::index)).toList();
    }

    public Decision decide() {
        Optional<Shot> wrong = first(shot -> shot.complaint().isPresent() && !shot.undecided());
        if (wrong.isPresent()) {
            return Decision.fail("request " + wrong.get().index() + " of " + shots.size() + ": "
                    + wrong.get().complaint().get());
        }
        Optional<Shot> undecided = first(Shot::undecided);
        if (undecided.isPresent()) {
            return Decision.inconclusive("request " + undecided.get().index() + " of " + shots.size() + ": "
                    + undecided.get().complaint().orElse("no answer"));
        }
        long passed = count(200);
        long limited = count(429);
        if (passed == 0) {
            return Decision.inconclusive("limited from the first request on, "
                    + before.map(lockout -> "by the limit that " + lockout.culprit() + " spent before")
                            .orElse("and not by this run: an earlier one, or somebody else behind this address, may "
                                    + "have spent the limit"));
        }
        if (limited == 0) {
            return unlimited(passed + " × 200, never a 429");
        }
        if (!somethingWasLimitedAfterItPassed()) {
            return Decision.inconclusive("429s, then 200s: the limit had been spent before, and was not reached again");
        }
        return Decision.pass(passed + " × 200, then " + limited + " × 429");
    }

    /** A limit that the burst could not have reached says nothing by not being seen. */
    private Decision unlimited(String seen) {
        if (!needs429) {
            return new Decision(Verdict.SKIPPED, seen + ": allowed by --allow-no-429, and no pass; the limit was not "
                    + "shown");
        }
        List<Long> sent = shots.stream().map(Shot::sent).toList();
        if (new Throughput(limit).surelyTogether(sent) > limit.requests()) {
            return Decision.fail(seen + ": no rate limit was seen");
        }
        Duration over = Duration.ofNanos(Collections.max(sent) - Collections.min(sent));
        return Decision.inconclusive(seen + ": " + shots.size() + " requests over " + Durations.human(over)
                + "; a limit of " + limit + " was not put to the test" + (shots.size() <= 2 * limit.requests()
                        ? ": send at least " + (2 * limit.requests() + 1) : ""));
    }

    /** Requests overlap, so a 200 counts as earlier unless it was sent after the 429 had been answered. */
    private boolean somethingWasLimitedAfterItPassed() {
        long firstPassed = shots.stream()
                .filter(shot -> shot.status() == 200)
                .mapToLong(Shot::sent)
                .min()
                .orElseThrow();
        return shots.stream().anyMatch(shot -> shot.status() == 429 && shot.answered() > firstPassed);
    }

    public List<Integer> codes() {
        return new ArrayList<>(shots.stream().map(Shot::status).toList());
    }

    long count(int status) {
        return shots.stream().filter(shot -> shot.status() == status).count();
    }

    private Optional<Shot> first(Predicate<Shot> predicate) {
        return shots.stream().filter(predicate).findFirst();
    }
}
