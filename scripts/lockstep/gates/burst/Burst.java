package lockstep.gates.burst;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Lockouts;
import lockstep.gates.gate.Verdict;

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
        shots = new Shots(shots).all();
    }

    public Decision decide() {
        Shots fired = new Shots(shots);
        return fired.complaint().orElseGet(() -> counted(fired));
    }

    private Decision counted(Shots fired) {
        long passed = count(200);
        long limited = count(429);
        if (passed == 0) {
            return Shots.limitedBefore(before);
        }
        if (limited == 0) {
            return unlimited(fired, passed + " × 200, no 429");
        }
        if (!fired.follow(status -> status == 200, status -> status == 429)) {
            return Decision.inconclusive("429s, then 200s: the limit had been spent before, and was not reached again");
        }
        return Decision.pass(passed + " × 200, then " + limited + " × 429");
    }

    /** A limit that the burst could not have reached says nothing by not being seen. */
    private Decision unlimited(Shots fired, String seen) {
        if (!needs429) {
            return new Decision(Verdict.SKIPPED, seen + ": allowed by --allow-no-429, but not a pass, because no limit "
                    + "was seen");
        }
        if (fired.surelyExceed(limit)) {
            return Decision.fail(seen + ": no rate limit was seen");
        }
        List<Long> sent = shots.stream().map(Shot::sent).toList();
        Duration over = Duration.ofNanos(Collections.max(sent) - Collections.min(sent));
        return Decision.inconclusive(seen + ": " + shots.size() + " requests over " + Durations.human(over)
                + "; a limit of " + limit + " was not put to the test" + (shots.size() <= 2 * limit.requests()
                        ? ": send at least " + (2 * limit.requests() + 1) : ""));
    }

    public List<Integer> codes() {
        return new ArrayList<>(shots.stream().map(Shot::status).toList());
    }

    long count(int status) {
        return new Shots(shots).count(seen -> seen == status);
    }
}
