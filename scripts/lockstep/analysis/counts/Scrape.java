package lockstep.analysis.counts;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * All counters of one instance at one moment.
 *
 * @param startedAt when the instance's process, or its counters, began, where it tells
 */
public record Scrape(String instance, Instant at, Optional<Instant> startedAt, Map<Series, Long> values) {

    public Scrape {
        values = Map.copyOf(values);
    }
}
