package lockstep.tui.state;

import java.time.Instant;
import java.util.Optional;
import lockstep.tui.api.EnvironmentSeen;

/**
 * What an environment answered last, and since when it does not answer as it should.
 *
 * @param failingSince of answers in a row that failed, when the first came
 */
public record EnvironmentFact(Fact<EnvironmentSeen> fact, Optional<Instant> failingSince) {

    public static EnvironmentFact none() {
        return new EnvironmentFact(Fact.none(), Optional.empty());
    }

    public EnvironmentFact with(Fact<EnvironmentSeen> other) {
        return new EnvironmentFact(other, failingSince);
    }

    public EnvironmentFact answered(EnvironmentSeen seen, Instant now) {
        boolean unwell = seen.failure().or(seen::doubt).isPresent();
        return new EnvironmentFact(
                fact.answered(seen, now), unwell ? failingSince.or(() -> Optional.of(now)) : Optional.empty());
    }
}
