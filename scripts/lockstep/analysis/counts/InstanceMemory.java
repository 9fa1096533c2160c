package lockstep.analysis.counts;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Clocks;

/**
 * What is remembered of an instance from one look to the next.
 *
 * @param values of the series that it had when it was read last
 * @param absent the last values of the series that its process had before and did not have then
 * @param missed how many looks in a row it was not there
 * @param isOld whether it was not there when watching began: what it added until it is back is of before, in part
 */
public record InstanceMemory(
        Instant at, Optional<Instant> startedAt, Map<Series, Long> values, Map<Series, Long> absent, int missed,
        boolean isOld) {

    static InstanceMemory of(Scrape scrape) {
        return new InstanceMemory(scrape.at(), scrape.startedAt(), scrape.values(), Map.of(), 0, false);
    }

    /** After the next scrape of it: what a process counted is forgotten with the process, and not with a series. */
    InstanceMemory and(Scrape scrape) {
        if (restartedBefore(scrape)) {
            return of(scrape);
        }
        Map<Series, Long> gone = new HashMap<>(absent);
        gone.putAll(values);
        gone.keySet().removeAll(scrape.values().keySet());
        return new InstanceMemory(scrape.at(), scrape.startedAt(), scrape.values(), Map.copyOf(gone), 0, false);
    }

    InstanceMemory missedOnceMore() {
        return new InstanceMemory(at, startedAt, values, absent, missed + 1, isOld);
    }

    InstanceMemory old() {
        return new InstanceMemory(at, startedAt, values, absent, missed, true);
    }

    boolean isOfTheSameProcess(Scrape scrape) {
        return startedAt.isPresent() && startedAt.equals(scrape.startedAt());
    }

    /**
     * A series that was absent and begins again says nothing of the process. A start that moved and still lies before
     * the process was read last is the same process, on a host whose clock was set.
     */
    boolean restartedBefore(Scrape scrape) {
        return beganBefore(scrape) || scrape.values().entrySet().stream()
                .anyMatch(series -> series.getValue() < values.getOrDefault(series.getKey(), 0L));
    }

    private boolean beganBefore(Scrape scrape) {
        return startedAt.isPresent() && scrape.startedAt().isPresent()
                && scrape.startedAt().get().isAfter(startedAt.get().plusMillis(1500))
                && scrape.startedAt().get().isAfter(at.minus(Clocks.SKEW));
    }

    /** Whether it counts less than before, and does not tell that its process began since. */
    boolean fellWithoutAStart(Scrape scrape) {
        return restartedBefore(scrape) && !beganBefore(scrape);
    }

    /** A counter of a restarted instance, and one that was never there before, counts whole. */
    Map<Series, Long> addedBy(Scrape scrape) {
        boolean restarted = restartedBefore(scrape);
        Map<Series, Long> added = new HashMap<>();
        scrape.values().forEach((series, value) -> {
            long before = values.getOrDefault(series, absent.getOrDefault(series, 0L));
            added.put(series, restarted || value < before ? value : value - before);
        });
        return added;
    }
}
