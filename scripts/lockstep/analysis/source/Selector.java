package lockstep.analysis.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/** Which series are meant, as Prometheus writes it: {@code http_requests_total{status=~"5.."}}. */
public record Selector(String name, List<Condition> conditions) {

    private static final Pattern SHAPE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(?:\\{(.*)\\})?");
    private static final Pattern CONDITION =
            Pattern.compile("\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*(,|$)");

    /** @param text the whole of the condition, as it is sent to Prometheus */
    public record Condition(String label, String text, Predicate<String> holds) {

        /** Whether a series without the label is not meant. */
        boolean needsLabel() {
            return !holds.test("");
        }

        boolean isEquality() {
            return text.startsWith(label + "=\"");
        }
    }

    public Selector {
        conditions = List.copyOf(conditions);
    }

    public static Selector parse(String text) {
        return parse(text, quoted -> QuotedValue.read(quoted).orElseThrow(() -> wrong(text, "\"" + quoted
                + "\" has an escape that Prometheus does not know; write \\\\ for a backslash, like"
                + " \"5\\\\d\\\\d\", or do without, like \"5..\"")));
    }

    /** One that was committed and can no longer be mended: earlier versions took a letter after any backslash. */
    public static Selector parseCommitted(String text) {
        return parse(text, quoted -> QuotedValue.read(quoted).orElseGet(() -> quoted.replaceAll("\\\\(.)", "$1")));
    }

    private static Selector parse(String text, UnaryOperator<String> value) {
        Matcher shape = SHAPE.matcher(text.strip());
        if (!shape.matches()) {
            throw wrong(text, "it is not NAME or NAME{LABEL=\"VALUE\", …}");
        }
        List<Condition> conditions = new ArrayList<>();
        String rest = shape.group(2) == null ? "" : shape.group(2);
        Matcher next = CONDITION.matcher(rest);
        int at = 0;
        while (at < rest.length()) {
            if (!next.find(at) || next.start() != at) {
                throw wrong(text, "\"" + rest.substring(at) + "\" is not LABEL=\"VALUE\"");
            }
            conditions.add(condition(
                    next.group(1), next.group(2), next.group(3), value.apply(next.group(3)), text));
            at = next.end();
        }
        return new Selector(shape.group(1), conditions);
    }

    private static Condition condition(
            String label, String operator, String quoted, String value, String text) {
        String written = label + operator + "\"" + quoted + "\"";
        return switch (operator) {
            case "=" -> new Condition(label, written, value::equals);
            case "!=" -> new Condition(label, written, other -> !value.equals(other));
            case "=~" -> new Condition(label, written, pattern(value, text).asMatchPredicate());
            default -> new Condition(label, written, pattern(value, text).asMatchPredicate().negate());
        };
    }

    private static Pattern pattern(String value, String text) {
        try {
            return Pattern.compile(value);
        } catch (PatternSyntaxException e) {
            throw wrong(text, "\"" + value + "\" is not a regular expression");
        }
    }

    private static UsageError wrong(String text, String why) {
        return new UsageError("the selector " + Sanitiser.line(text, 200) + " cannot be read: "
                + Sanitiser.line(why, 200), "Write it like http_requests_total{status=~\"5..\"}.");
    }

    boolean selects(Sample sample) {
        return sample.name().equals(name) && conditions.stream()
                .allMatch(condition -> condition.holds().test(sample.labels().getOrDefault(condition.label(), "")));
    }

    /** The selector with more conditions, as a query. */
    public String query(List<String> more) {
        List<String> all = new ArrayList<>(conditions.stream().map(Condition::text).toList());
        all.addAll(more);
        return name + "{" + String.join(",", all) + "}";
    }

    /**
     * The series of the same name that would be counted if they said something else: a query. What is asked by
     * equality names the service, as long as something else is asked by a pattern.
     */
    public String anyOfItsLabels() {
        boolean asksPattern = conditions.stream().anyMatch(condition -> !condition.isEquality());
        return name + "{" + String.join(",", conditions.stream()
                .map(condition -> asksPattern && condition.isEquality()
                        ? condition.text() : condition.label() + "!=\"\"")
                .distinct().toList()) + "}";
    }
}
