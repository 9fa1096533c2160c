package lockstep.gates.declared;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What one value must be. All that is said of it holds together.
 *
 * @param is one of these; empty for any
 * @param not none of these
 * @param matches found in a text
 * @param less a number below this
 * @param greater a number above this
 * @param sample a text that keeps the condition, for the self-test
 */
public record Condition(
        Presence presence, List<JsonNode> is, List<JsonNode> not, Optional<SafePattern> matches,
        Optional<JsonType> type, Optional<BigDecimal> less, Optional<BigDecimal> greater, Optional<String> sample) {

    /** Whether there has to be a value at all. */
    public enum Presence { REQUIRED, OPTIONAL, ABSENT }

    public Condition {
        is = List.copyOf(is);
        not = List.copyOf(not);
    }

    /** That there is a value, whatever it is. */
    public static Condition any(Presence presence) {
        return new Condition(presence, List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    public static Condition equalTo(JsonNode value) {
        return new Condition(Presence.REQUIRED, List.of(value), List.of(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether all that it asks of a value is to be one of some. */
    boolean isEqualityAlone() {
        return !is.isEmpty() && not.isEmpty() && matches.isEmpty() && type.isEmpty() && less.isEmpty()
                && greater.isEmpty();
    }

    /** Whether it says anything of a value that is there. */
    public boolean saysNothing() {
        return presence == Presence.OPTIONAL && equals(any(Presence.OPTIONAL));
    }

    /** What it says of a value, each by itself; without what it says of there being one. */
    public List<Condition> parts() {
        List<Condition> parts = new ArrayList<>();
        type.ifPresent(one -> parts.add(part(List.of(), List.of(), Optional.empty(), type, Optional.empty(),
                Optional.empty())));
        if (!is.isEmpty()) {
            parts.add(part(is, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        }
        if (!not.isEmpty()) {
            parts.add(part(List.of(), not, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
        }
        matches.ifPresent(one -> parts.add(part(List.of(), List.of(), matches, Optional.empty(), Optional.empty(),
                Optional.empty())));
        less.ifPresent(one -> parts.add(part(List.of(), List.of(), Optional.empty(), Optional.empty(), less,
                Optional.empty())));
        greater.ifPresent(one -> parts.add(part(List.of(), List.of(), Optional.empty(), Optional.empty(),
                Optional.empty(), greater)));
        return parts;
    }

    private static Condition part(
            List<JsonNode> is, List<JsonNode> not, Optional<SafePattern> matches, Optional<JsonType> type,
            Optional<BigDecimal> less, Optional<BigDecimal> greater) {
        return new Condition(Presence.REQUIRED, is, not, matches, type, less, greater, Optional.empty());
    }

    /** How a value breaks it: {@code is not less than 100}. */
    public String brokenInWords() {
        return not.isEmpty() ? "is not " + inWords() : "is " + words(not);
    }

    /**
     * The first breach: {@code expected string at /id, was number 3}.
     *
     * @param where where the value was looked for
     * @param quotable whether texts of the answer may be quoted
     */
    public Optional<String> breach(Optional<JsonNode> value, String where, boolean quotable) {
        return unmet(value).map(expected -> "expected " + expected + " at " + where + ", was "
                + JsonWords.seen(value, quotable));
    }

    /** Where a list or mapping that is no other than the declared one first differs from it. */
    Optional<JsonDifference> difference(JsonNode value) {
        boolean compares = is.size() == 1 && (value.isObject() && is.getFirst().isObject()
                || value.isArray() && is.getFirst().isArray());
        return compares ? JsonDifference.first(is.getFirst(), value) : Optional.empty();
    }

    private Optional<String> unmet(Optional<JsonNode> found) {
        if (presence == Presence.ABSENT) {
            return found.map(any -> "nothing");
        }
        if (found.isEmpty()) {
            return presence == Presence.OPTIONAL ? Optional.empty() : Optional.of(inWords());
        }
        JsonNode value = found.get();
        if (type.isPresent() && !type.get().isOf(value)) {
            return Optional.of(type.get().word());
        }
        if (!is.isEmpty() && is.stream().noneMatch(wanted -> JsonWords.same(wanted, value))) {
            return Optional.of(words(is));
        }
        if (not.stream().anyMatch(unwanted -> JsonWords.same(unwanted, value))) {
            return Optional.of("not " + words(not));
        }
        return unmatched(value).or(() -> beyond(value));
    }

    private Optional<String> unmatched(JsonNode value) {
        if (matches.isEmpty()) {
            return Optional.empty();
        }
        SafePattern.Result result = value.isString() || value.isNumber() || value.isBoolean()
                ? matches.get().find(value.asString())
                : SafePattern.Result.NOT_FOUND;
        return switch (result) {
            case FOUND -> Optional.empty();
            case NOT_FOUND -> Optional.of("a match of " + matches.get());
            case GAVE_UP -> Optional.of("a match of " + matches.get() + " in few enough steps");
        };
    }

    private Optional<String> beyond(JsonNode value) {
        Optional<BigDecimal> number = JsonWords.number(value);
        if (less.isPresent() && number.filter(seen -> seen.compareTo(less.get()) < 0).isEmpty()) {
            return Optional.of("a number less than " + less.get().toPlainString());
        }
        if (greater.isPresent() && number.filter(seen -> seen.compareTo(greater.get()) > 0).isEmpty()) {
            return Optional.of("a number greater than " + greater.get().toPlainString());
        }
        return Optional.empty();
    }

    /** What it asks for. */
    public String inWords() {
        List<String> words = new ArrayList<>();
        type.ifPresent(wanted -> words.add(wanted.word()));
        if (!is.isEmpty()) {
            words.add(words(is));
        }
        if (!not.isEmpty()) {
            words.add("not " + words(not));
        }
        matches.ifPresent(pattern -> words.add("a match of " + pattern));
        less.ifPresent(bound -> words.add("less than " + bound.toPlainString()));
        greater.ifPresent(bound -> words.add("greater than " + bound.toPlainString()));
        if (presence == Presence.ABSENT) {
            return "nothing";
        }
        String said = words.isEmpty() ? "a value" : String.join(" and ", words);
        return presence == Presence.OPTIONAL ? said + " if it is there" : said;
    }

    private static String words(List<JsonNode> values) {
        return values.stream().map(JsonWords::declared).collect(Collectors.joining(" or "));
    }
}
