package lockstep.record.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a move was begun and when its end was recorded.
 *
 * @param began empty where its intent cannot be read
 * @param ended empty where its outcome cannot
 */
public record MoveTimes(Optional<Instant> began, Optional<Instant> ended) {

    public static MoveTimes unknown() {
        return new MoveTimes(Optional.empty(), Optional.empty());
    }

    /** Empty as well where it would end before it began. */
    public Optional<Duration> took() {
        return began.flatMap(from -> ended.map(to -> Duration.between(from, to))).filter(took -> !took.isNegative());
    }
}
