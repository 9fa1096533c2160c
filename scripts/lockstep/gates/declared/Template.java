package lockstep.gates.declared;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places to fill: {@code /orders/{{order}}}. What begins with {@code env:} is a secret. */
public record Template(String text) {

    public static final String SECRET = "env:";
    private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}]{0,200})}}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}|env:[A-Za-z_][A-Za-z0-9_]{0,199}");

    /** The names of its places, as they stand there. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        PLACE.matcher(text).results().forEach(place -> names.add(place.group(1).strip()));
        return names;
    }

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Whether it is one place and nothing else. */
    boolean isOnePlace() {
        return PLACE.matcher(text).matches();
    }

    /** @param values knows every name */
    String fill(UnaryOperator<String> values) {
        return PLACE.matcher(text).replaceAll(
                place -> Matcher.quoteReplacement(values.apply(place.group(1).strip())));
    }
}
