package lockstep.gates.gate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.text.Durations;

/** What a gate expects of an answer. Data, so that evidence can show it beside what was observed. */
public sealed interface Expectation {

    /** Exactly this status. */
    record Status(int status) implements Expectation {}

    /** One of these statuses. */
    record StatusAmong(Set<Integer> allowed) implements Expectation {
        public StatusAmong {
            allowed = Set.copyOf(allowed);
        }
    }

    /** A cookie of this name is set, and lives. */
    record SetsCookie(String name) implements Expectation {}

    /** The body is JSON that keeps the contract. */
    record Keeps(JsonContract contract) implements Expectation {}

    /**
     * The body keeps the contract if it is a JSON object. What else it may be does not matter, but for what is meant as
     * JSON and cannot be read: another reader may see what this one does not.
     */
    record IfJson(JsonContract contract) implements Expectation {}

    /** No header of this name has this value, alone or among others in one line, whatever its parameters. */
    record WithoutHeader(String name, String value) implements Expectation {}

    /** The answer took at least so long: a real one cannot be sooner. */
    record NotFasterThan(Duration least) implements Expectation {}

    /** What a claim of its own kind says of the whole answer. */
    record Claimed(AnswerClaim claim) implements Expectation {}

    /** All of these, checked in order; the first that is not met is the reason. */
    record All(List<Expectation> parts) implements Expectation {
        public All {
            parts = List.copyOf(parts);
        }
    }

    static Expectation status(int status) {
        return new Status(status);
    }

    default Expectation and(Expectation other) {
        return new All(List.of(this, other));
    }

    /** In words. */
    default String inWords() {
        return switch (this) {
            case Status(int status) -> "status " + status;
            case StatusAmong(Set<Integer> allowed) ->
                "status " + allowed.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or "));
            case SetsCookie(String name) -> "cookie " + name;
            case Keeps(JsonContract contract) -> contract.name();
            case IfJson(JsonContract contract) -> contract.name();
            case WithoutHeader(String name, String value) -> name + " not " + value;
            case NotFasterThan(Duration least) -> "not before " + Durations.human(least);
            case Claimed(AnswerClaim claim) -> claim.inWords();
            case All(List<Expectation> parts) ->
                parts.stream().map(Expectation::inWords).collect(Collectors.joining(", "));
        };
    }

    /** The statuses that are right; empty where the status does not matter. */
    default List<Integer> statuses() {
        return switch (this) {
            case Status(int status) -> List.of(status);
            case StatusAmong(Set<Integer> allowed) -> allowed.stream().sorted().toList();
            case SetsCookie(String name) -> List.of();
            case Keeps(JsonContract contract) -> List.of();
            case IfJson(JsonContract contract) -> List.of();
            case WithoutHeader(String name, String value) -> List.of();
            case NotFasterThan(Duration least) -> List.of();
            case Claimed(AnswerClaim claim) -> claim.statuses();
            case All(List<Expectation> parts) -> parts.stream().flatMap(part -> part.statuses().stream()).toList();
        };
    }

    /** The time that the whole answer may take; empty where none is set. */
    default Optional<Duration> within() {
        return switch (this) {
            case Claimed(AnswerClaim claim) -> claim.within();
            case All(List<Expectation> parts) ->
                parts.stream().flatMap(part -> part.within().stream()).min(Duration::compareTo);
            default -> Optional.empty();
        };
    }

    /** Whether this status is among those that are right. */
    default boolean accepts(int status) {
        return statuses().contains(status);
    }
}
