package lockstep.analysis.source;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import lockstep.analysis.counts.Scrape;

/** An instance answered, and has no series of requests: its first one will count from zero. */
public final class NothingCountedYet extends MetricsTrouble {

    private final transient Scrape scrape;

    NothingCountedYet(String message, String instance, Instant at, Optional<Instant> started) {
        super(message);
        this.scrape = new Scrape(instance, at, started, Map.of());
    }

    public Scrape scrape() {
        return scrape;
    }
}
