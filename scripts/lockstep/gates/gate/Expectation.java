package lockstep.gates.gate;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
            case All(List<Expectation> parts) -> parts.stream().flatMap(part -> part.statuses().stream()).toList();
        };
    }
}
