package lockstep.analysis.counts;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of an instance from one look to the next.
 *
 * @param missed how many looks in a row it was not there
 */
public record InstanceMemory(Instant at, Optional<Instant> startedAt, Map<Series, Long> values, int missed) {

    static InstanceMemory of(Scrape scrape) {
        return new InstanceMemory(scrape.at(), scrape.startedAt(), scrape.values(), 0);
    }

    InstanceMemory missedOnceMore() {
        return new InstanceMemory(at, startedAt, values, missed + 1);
    }

    boolean isOfTheSameProcess(Scrape scrape) {
        return startedAt.isPresent() && startedAt.equals(scrape.startedAt());
    }

    boolean restartedBefore(Scrape scrape) {
        boolean younger = startedAt.isPresent() && scrape.startedAt().isPresent()
                && scrape.startedAt().get().isAfter(startedAt.get().plusMillis(1500));
        return younger || scrape.values().entrySet().stream()
                .anyMatch(series -> series.getValue() < values.getOrDefault(series.getKey(), 0L));
    }

    /** A counter of a restarted instance, and one that was not there before, counts whole. */
    Map<Series, Long> addedBy(Scrape scrape) {
        boolean restarted = restartedBefore(scrape);
        Map<Series, Long> added = new HashMap<>();
        scrape.values().forEach((series, value) -> {
            long before = values.getOrDefault(series, 0L);
            added.put(series, restarted || value < before ? value : value - before);
        });
        return added;
    }
}
