package tests.recipes;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * GitHub's expressions, as far as the action uses them: texts, names of contexts, {@code == != && ||} and
 * {@code always()}; any other is an error.
 *
 * @param contexts values by their names, such as {@code inputs.sha}; of steps that did not say it, nothing
 */
record Expressions(Map<String, String> contexts) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{\\{ (.+?) }}");
    private static final Pattern WORD = Pattern.compile("\\s*('[^']*'|[a-z_]+\\(\\)|[A-Za-z_][A-Za-z0-9_.-]*|==|!=|&&|\\|\\|)");

    /** A condition, behind steps that went well or not. */
    boolean hold(String condition, boolean allWentWell) {
        return (allWentWell || condition.contains("always()")) && truth(new Reader(condition).all());
    }

    /** A text with its places filled in. */
    String value(String text) {
        return PLACE.matcher(text).replaceAll(
                place -> Matcher.quoteReplacement(new Reader(place.group(1)).all().toString()));
    }

    private static boolean truth(Object value) {
        return value instanceof Boolean bool ? bool : !value.toString().isEmpty();
    }

    private final class Reader {

        private final Matcher words;
        private final String text;
        private String next;

        Reader(String text) {
            this.text = text;
            words = WORD.matcher(text);
            advance(0);
        }

        private void advance(int from) {
            next = words.region(from, text.length()).lookingAt() ? words.group(1) : "";
        }

        private boolean takes(String word) {
            boolean taken = next.equals(word);
            if (taken) {
                advance(words.end());
            }
            return taken;
        }

        Object all() {
            Object value = either();
            if (!next.isEmpty() || !text.substring(words.regionStart()).isBlank()) {
                throw new IllegalArgumentException(text);
            }
            return value;
        }

        private Object either() {
            Object value = both();
            while (takes("||")) {
                Object other = both();
                value = truth(value) ? value : other;
            }
            return value;
        }

        private Object both() {
            Object value = compared();
            while (takes("&&")) {
                Object other = compared();
                value = truth(value) ? other : value;
            }
            return value;
        }

        private Object compared() {
            Object value = one();
            if (takes("==")) {
                return value.equals(one());
            }
            return takes("!=") ? (Object) !value.equals(one()) : value;
        }

        private Object one() {
            String word = next;
            if (word.isEmpty()) {
                throw new IllegalArgumentException(text);
            }
            advance(words.end());
            if (word.startsWith("'")) {
                return word.substring(1, word.length() - 1);
            }
            if (word.equals("always()")) {
                return true;
            }
            if (!contexts.containsKey(word) && !word.matches("steps\\.\\w+\\.outputs\\.[a-z_-]+")) {
                throw new IllegalArgumentException("nothing is called " + word);
            }
            return contexts.getOrDefault(word, "");
        }
    }
}
