package lockstep.release.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.analysis.canary.ErrorSpike;
import lockstep.analysis.counts.ArmReader;
import lockstep.gates.http.Deadline;
import lockstep.release.metrics.Look;
import lockstep.release.metrics.MetricsSource;

/** Counts what production answers, both arms of the canary together, from when watching began. */
final class ProductionCounts {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final MetricsSource source;
    private Optional<ArmReader> canary = Optional.empty();
    private Optional<ArmReader> baseline = Optional.empty();
    private ErrorSpike errors;

    /**
     * @param min the least share of requests that is answered without an error
     * @param looks how many are planned
     */
    ProductionCounts(MetricsSource source, double min, int looks) {
        this.source = source;
        this.errors = ErrorSpike.none(1 - min, looks);
    }

    /** What cannot be read; empty where all can. */
    List<String> look(Instant now) {
        Look look = source.look(now, Deadline.in(LIMIT));
        boolean first = baseline.isEmpty();
        Optional<String> fallen = baseline.flatMap(reader -> reader.trouble(look.baseline().answered()));
        ArmReader.Step one = canary.orElse(ArmReader.from(now).ofSums(source.sums()))
                .look(now, look.canary().answered(), look.canary().unread());
        ArmReader.Step other = baseline.orElse(ArmReader.from(now).ofSums(source.sums()))
                .look(now, look.baseline().answered(), look.baseline().unread());
        canary = Optional.of(one.next());
        baseline = Optional.of(other.next());
        if (!first) {
            errors = errors.and(one.added().plus(other.added()));
        }
        return Stream.of(look.baseline().troubles().stream(), fallen.stream(), errors.senseless().stream())
                .flatMap(told -> told).toList();
    }

    /** What is shown about errors; empty where nothing is. */
    Optional<String> spike() {
        return errors.shown().map(words -> "metrics: " + words);
    }
}
