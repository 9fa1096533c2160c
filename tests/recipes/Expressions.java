package tests.recipes;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few expressions that the GitHub action uses; any other is an error. */
record Expressions(Map<String, String> inputs) {

    private static final Pattern EQUAL = Pattern.compile("inputs\\.([a-z-]+) == '([a-z]*)'");
    private static final Pattern GIVEN = Pattern.compile("\\$\\{\\{ inputs\\.([a-z-]+) }}");
    private static final Pattern CHOICE = Pattern.compile("\\$\\{\\{ (.+) && '(\\w+)' \\|\\| '' }}");

    boolean hold(String condition) {
        return condition.equals("always()") || holds(condition);
    }

    private boolean holds(String condition) {
        Matcher equal = matching(EQUAL, condition);
        return inputs.get(equal.group(1)).equals(equal.group(2));
    }

    String value(String text) {
        Matcher choice = CHOICE.matcher(text);
        return choice.matches()
                ? holds(choice.group(1)) ? choice.group(2) : ""
                : inputs.get(matching(GIVEN, text).group(1));
    }

    private static Matcher matching(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text);
        }
        return matcher;
    }
}
