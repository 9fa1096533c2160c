package lockstep.gates.declared;

import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How values of an answer are told: truth and short numbers as they are, texts and longer numbers, which may be a code
 * or an account, only where they may be kept.
 */
public final class JsonWords {

    private static final int LONGEST_QUOTE = 60;
    private static final int MOST_DIGITS = 3;

    private JsonWords() {}

    /** @param quotable whether the declaration lets this value be kept as evidence */
    public static String seen(Optional<JsonNode> value, boolean quotable) {
        return value.map(node -> seen(node, quotable)).orElse("missing");
    }

    private static String seen(JsonNode value, boolean quotable) {
        if (value.isNull()) {
            return "null";
        }
        if (value.isBoolean()) {
            return "boolean " + value.booleanValue();
        }
        if (value.isNumber()) {
            String text = value.asString();
            long digits = text.chars().filter(Character::isDigit).count();
            return isQuoted(text) && (quotable || digits <= MOST_DIGITS) ? "number " + text
                    : "a number of " + digits + " digits";
        }
        if (value.isString()) {
            String text = value.asString();
            return quotable && isQuoted(text)
                    ? "string \"" + text + "\""
                    : "a string of " + text.length() + " characters";
        }
        return value.isArray() ? "an array of " + value.size() : "an object";
    }

    /** A longer text is not told in part: half a secret would not be found in what is told. */
    static boolean isQuoted(String text) {
        return text.length() <= LONGEST_QUOTE;
    }

    /** What it is, and how many there are in it; nothing of what it says. */
    static String kind(JsonNode value) {
        if (value.isArray() || value.isObject()) {
            String what = value.isArray() ? "an array of " : "an object of ";
            String unit = value.isArray() ? " item" : " field";
            return what + value.size() + unit + (value.size() == 1 ? "" : "s");
        }
        return value.isNull() ? "null" : value.isString() ? "a string" : value.isNumber() ? "a number" : "a boolean";
    }

    /** A value of the declaration itself. */
    public static String declared(JsonNode value) {
        return value.isString() ? "\"" + cut(value.asString()) + "\"" : cut(value.toString());
    }

    /** By value: 200 and 200.0 are the same number, also within lists and mappings. */
    static boolean same(JsonNode one, JsonNode other) {
        return JsonDifference.first(one, other).isEmpty();
    }

    /** The same of what holds no other values, or is of another kind. */
    static boolean sameLeaf(JsonNode one, JsonNode other) {
        Optional<BigDecimal> number = number(one);
        Optional<BigDecimal> second = number(other);
        return number.isPresent() && second.isPresent()
                ? number.get().compareTo(second.get()) == 0
                : one.equals(other);
    }

    /** Empty for what is no number, or none that can be compared. */
    static Optional<BigDecimal> number(JsonNode value) {
        return value.isNumber() && Double.isFinite(value.asDouble(Double.NaN))
                ? Optional.of(value.decimalValue())
                : Optional.empty();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
