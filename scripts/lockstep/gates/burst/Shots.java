package lockstep.gates.burst;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import lockstep.gates.burst.Burst.Shot;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Lockouts;

/** The requests of a burst in the order of sending, and what every kind of burst is judged by. Pure. */
public record Shots(List<Shot> all) {

    public Shots {
        all = all.stream().sorted(Comparator.comparingInt(Shot::index)).toList();
    }

    /** What is wrong by itself, then what nobody could decide. */
    public Optional<Decision> complaint() {
        return first(shot -> shot.complaint().isPresent() && !shot.undecided())
                .map(shot -> Decision.fail(words(shot)))
                .or(() -> first(Shot::undecided).map(shot -> Decision.inconclusive(words(shot))));
    }

    private String words(Shot shot) {
        return "request " + shot.index() + " of " + all.size() + ": " + shot.complaint().orElse("no answer");
    }

    private Optional<Shot> first(Predicate<Shot> predicate) {
        return all.stream().filter(predicate).findFirst();
    }

    /** @param before the last lockout that the run met before the burst */
    public static Decision limitedBefore(Optional<Lockouts.Lockout> before) {
        return limitedBefore("429", before);
    }

    /**
     * The same, of a limit that is told in another way.
     *
     * @param status in words
     */
    public static Decision limitedBefore(String status, Optional<Lockouts.Lockout> before) {
        String otherwise = status.equals("429") ? "" : ", or the service refuses for another reason";
        return Decision.inconclusive(status + " from the first request: "
                + before.map(lockout -> lockout.culprit() + " had used up the limit before" + otherwise)
                        .orElse("an earlier run, or somebody else on this address, has used up the limit" + otherwise
                                + "; wait, and run again"));
    }

    /** How long it took to send them all. */
    public Duration span() {
        LongSummaryStatistics sent = all.stream().mapToLong(Shot::sent).summaryStatistics();
        return all.isEmpty() ? Duration.ZERO : Duration.ofNanos(sent.getMax() - sent.getMin());
    }

    /** Whether so many of them surely fell into one window that they went over the limit. */
    public boolean surelyExceed(Pace limit) {
        return new Throughput(limit).surelyTogether(all.stream().map(Shot::sent).toList()) > limit.requests();
    }

    /** Requests overlap, so one counts as earlier unless it was sent after the other had been answered. */
    public boolean follow(IntPredicate earlier, IntPredicate later) {
        long firstSent = all.stream()
                .filter(shot -> earlier.test(shot.status()))
                .mapToLong(Shot::sent)
                .min()
                .orElse(Long.MAX_VALUE);
        return all.stream().anyMatch(shot -> later.test(shot.status()) && shot.answered() > firstSent);
    }

    public long count(IntPredicate status) {
        return all.stream().filter(shot -> status.test(shot.status())).count();
    }
}
