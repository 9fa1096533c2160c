package lockstep.tui.seen;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lockstep.gates.revision.RevisionReading;
import lockstep.tui.api.EnvironmentSeen;

/**
 * What an environment answered last, and since when it does not answer as it should.
 *
 * @param failingSince of answers in a row that failed, when the first was asked for
 * @param servicesFailingSince the same of each of several services that fails now
 * @param lastLive what it said that it runs, when it last said so
 * @param said when it first said what it has said since the start; the first of it before anybody asked
 */
public record EnvironmentFact(
        Fact<EnvironmentSeen> fact, Optional<Instant> failingSince, Map<String, Instant> servicesFailingSince,
        Optional<RevisionReading> lastLive, Map<String, Instant> said) {

    private static final int MOST_SAID = 32;

    public EnvironmentFact {
        servicesFailingSince = Map.copyOf(servicesFailingSince);
        said = Map.copyOf(said);
    }

    public static EnvironmentFact none() {
        return new EnvironmentFact(Fact.none(), Optional.empty(), Map.of(), Optional.empty(), Map.of());
    }

    public EnvironmentFact with(Fact<EnvironmentSeen> other) {
        return new EnvironmentFact(other, failingSince, servicesFailingSince, lastLive, said);
    }

    /** It was not asked before, or the first answer is still awaited. */
    public boolean isUnanswered() {
        return fact.value().isEmpty() && fact.trouble().isEmpty();
    }

    /** What it said last, as the past where it says nothing now. */
    public String runs() {
        String past = fact.value().isPresent() && !saysWhatItRuns() ? "was " : "";
        return lastLive.flatMap(RevisionReading::brief).map(brief -> past + brief).orElse("?");
    }

    public boolean saysWhatItRuns() {
        return live("").reported().isPresent();
    }

    /** @param otherwise why it is not known where it never answered */
    public RevisionReading live(String otherwise) {
        return fact.value().map(EnvironmentSeen::live).orElseGet(() -> new RevisionReading.Unknown(otherwise));
    }

    private static boolean isUnwell(EnvironmentSeen seen) {
        return seen.failure().or(seen::doubt).isPresent();
    }

    /** What the same answer said of another service; it is not being asked of that yet. */
    public EnvironmentFact of(String service) {
        Optional<EnvironmentSeen> answer = fact.value().flatMap(seen -> seen.services().stream()
                .filter(one -> one.name().equals(service))
                .map(one -> new EnvironmentSeen(one.production().live(), one.production().gates(), seen.services()))
                .findFirst());
        return answer.map(seen -> new EnvironmentFact(
                        fact.with(seen).unasked(), Optional.ofNullable(servicesFailingSince.get(service)),
                        servicesFailingSince, seen.live().reported().map(text -> seen.live()), Map.of()))
                .orElseGet(EnvironmentFact::none);
    }

    public EnvironmentFact answered(EnvironmentSeen seen, Instant now) {
        Instant then = fact.askedAt().orElse(now);
        Map<String, Instant> services = new HashMap<>();
        seen.services().stream().filter(one -> isUnwell(one.production())).forEach(one ->
                services.put(one.name(), servicesFailingSince.getOrDefault(one.name(), then)));
        return new EnvironmentFact(
                fact.answered(seen, now),
                isUnwell(seen) ? failingSince.or(() -> Optional.of(then)) : Optional.empty(), services,
                seen.live().reported().isPresent() ? Optional.of(seen.live()) : lastLive,
                saying(seen.live(), now));
    }

    /** When it changed to what it says now; empty where it never said anything else before. */
    public Optional<Instant> changed() {
        return lastLive.flatMap(RevisionReading::reported).map(said::get).filter(then -> !then.equals(Instant.EPOCH));
    }

    private Map<String, Instant> saying(RevisionReading live, Instant now) {
        if (live.reported().isEmpty() || said.containsKey(live.reported().get())) {
            return said;
        }
        Map<String, Instant> more = new HashMap<>(said.size() < MOST_SAID ? said : Map.of());
        more.put(live.reported().get(), said.isEmpty() ? Instant.EPOCH : now);
        return more;
    }
}
