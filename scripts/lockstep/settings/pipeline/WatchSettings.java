package lockstep.settings.pipeline;

import java.time.Duration;
import java.util.Set;

/**
 * How production is watched after a promotion.
 *
 * @param triggers the rollback triggers that are watched for, by their ids; all where none is named
 */
public record WatchSettings(Duration time, Duration every, Set<String> triggers) {

    public WatchSettings {
        triggers = Set.copyOf(triggers);
    }

    static WatchSettings defaults() {
        return new WatchSettings(Duration.ofMinutes(30), Duration.ofMinutes(1), Set.of());
    }
}
