package lockstep.tui.seen;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one source said last: the value with its age, and what stands in the way of a newer one.
 *
 * @param value what it said last; kept while it says nothing
 * @param seenAt when it said that
 * @param trouble why it could not be asked since
 * @param askedAt since when it is being asked; empty while it is not
 * @param again whether it is to be asked once more when it has answered: what it says now may be too old
 * @param failures how many in a row
 * @param triedAt when it was last done with being asked
 * @param times how often it was asked
 */
public record Fact<T>(
        Optional<T> value, Optional<Instant> seenAt, Optional<SourceTrouble> trouble, Optional<Instant> askedAt,
        boolean again, int failures, Optional<Instant> triedAt, int times) {

    /** Clocks are corrected by less than this all day. */
    private static final Duration A_STEP = Duration.ofSeconds(5);

    private static final int MOST_DOUBLINGS = 3;

    public static <T> Fact<T> none() {
        return new Fact<>(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, 0, Optional.empty(), 0);
    }

    public boolean isAsked() {
        return askedAt.isPresent();
    }

    public Fact<T> asked(Instant now) {
        return new Fact<>(value, seenAt, trouble, Optional.of(now), false, failures, triedAt, times + 1);
    }

    /** To be asked once more, right after this answer. */
    public Fact<T> askedAgain() {
        return new Fact<>(value, seenAt, trouble, askedAt, true, failures, triedAt, times);
    }

    public Fact<T> answered(T said, Instant now) {
        return new Fact<>(
                Optional.of(said), Optional.of(now), Optional.empty(), Optional.empty(), again, 0, Optional.of(now),
                times);
    }

    /** The same answer with something changed in it: its age stays. */
    public Fact<T> with(T other) {
        return new Fact<>(Optional.of(other), seenAt, trouble, askedAt, again, failures, triedAt, times);
    }

    public Fact<T> failed(String words, String remedy, Instant now) {
        Instant since = trouble.map(SourceTrouble::since).or(() -> askedAt).orElse(now);
        return new Fact<>(value, seenAt, Optional.of(new SourceTrouble(words, remedy, since)), Optional.empty(), again,
                failures + 1, Optional.of(now), times);
    }

    /** Whoever is being asked will not tell of this. */
    Fact<T> unasked() {
        return new Fact<>(value, seenAt, trouble, Optional.empty(), false, failures, triedAt, times);
    }

    public Optional<Duration> age(Instant now) {
        return seenAt.map(then -> Duration.between(then, now));
    }

    /** How long it has been asked without an answer. */
    public Optional<Duration> silence(Instant now) {
        return askedAt.map(then -> Duration.between(then, now));
    }

    /** Older than two polls: the past, not the present. So is what was seen by a clock that was set back since. */
    public boolean isStale(Instant now, Duration poll) {
        return age(now)
                .filter(age -> age.plus(A_STEP).isNegative() || age.compareTo(poll.multipliedBy(2)) > 0)
                .isPresent();
    }

    /** Whether its turn has come; after failures it comes later and later, up to eight polls. */
    public boolean isDue(Instant now, Duration poll) {
        Duration pause = poll.multipliedBy(1L << Math.min(Math.max(0, failures - 1), MOST_DOUBLINGS));
        return askedAt.isEmpty() && triedAt.isPresent() && isOver(now, pause);
    }

    /** Whether so much time has passed since it was asked last; a clock that was set back tells nothing of that. */
    public boolean isOver(Instant now, Duration pause) {
        return triedAt.map(then -> now.isBefore(then) || !now.isBefore(then.plus(pause))).orElse(true);
    }
}
