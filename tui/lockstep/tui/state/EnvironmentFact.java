package lockstep.tui.state;

import java.time.Instant;
import java.util.Optional;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.Live;

/**
 * What an environment answered last, and since when it does not answer as it should.
 *
 * @param failingSince of answers in a row that failed, when the first was asked for
 * @param lastLive what it said that it runs, when it last said so
 */
public record EnvironmentFact(
        Fact<EnvironmentSeen> fact, Optional<Instant> failingSince, Optional<Live> lastLive) {

    public static EnvironmentFact none() {
        return new EnvironmentFact(Fact.none(), Optional.empty(), Optional.empty());
    }

    public EnvironmentFact with(Fact<EnvironmentSeen> other) {
        return new EnvironmentFact(other, failingSince, lastLive);
    }

    /** What it said last, as the past where it says nothing now. */
    public String runs() {
        String past = fact.value().isPresent() && !saysWhatItRuns() ? "was " : "";
        return lastLive.flatMap(Live::brief).map(brief -> past + brief).orElse("?");
    }

    public boolean saysWhatItRuns() {
        return live("").reported().isPresent();
    }

    /** @param otherwise why it is not known where it never answered */
    public Live live(String otherwise) {
        return fact.value().map(EnvironmentSeen::live).orElseGet(() -> Live.unknown(otherwise));
    }

    public EnvironmentFact answered(EnvironmentSeen seen, Instant now) {
        boolean unwell = seen.failure().or(seen::doubt).isPresent();
        return new EnvironmentFact(
                fact.answered(seen, now),
                unwell ? failingSince.or(fact::askedAt).or(() -> Optional.of(now)) : Optional.empty(),
                seen.live().reported().isPresent() ? Optional.of(seen.live()) : lastLive);
    }
}
