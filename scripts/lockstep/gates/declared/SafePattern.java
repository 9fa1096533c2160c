package lockstep.gates.declared;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression that gives up: some take years for a text that was made for it. It counts its steps, since a
 * clock would judge the same answer differently on another day.
 */
public final class SafePattern {

    private static final int MOST_STEPS = 2_000_000;

    /** How a search ended. */
    public enum Result { FOUND, NOT_FOUND, GAVE_UP }

    private final Pattern pattern;

    private SafePattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws java.util.regex.PatternSyntaxException if it is not one */
    public static SafePattern of(String regex) {
        return new SafePattern(Pattern.compile(regex));
    }

    /** Whether it is found anywhere in the text. */
    public Result find(String text) {
        return search(text).result();
    }

    /** The first group where it has one, else all that was found; empty where nothing was, or it gave up. */
    public Optional<String> part(String text) {
        return search(text).part();
    }

    private Found search(String text) {
        try {
            Matcher matcher = pattern.matcher(new Counted(text, new int[] {MOST_STEPS}));
            if (!matcher.find()) {
                return new Found(Result.NOT_FOUND, Optional.empty());
            }
            return new Found(Result.FOUND,
                    Optional.ofNullable(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group()));
        } catch (TooManySteps | StackOverflowError e) {
            return new Found(Result.GAVE_UP, Optional.empty());
        }
    }

    public String regex() {
        return pattern.pattern();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SafePattern one && one.regex().equals(regex());
    }

    @Override
    public int hashCode() {
        return regex().hashCode();
    }

    @Override
    public String toString() {
        return "/" + regex() + "/";
    }

    private record Found(Result result, Optional<String> part) {}

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManySteps() {
            super(null, null, false, false);
        }
    }

    /** A text whose readers are counted. */
    private record Counted(String text, int[] left) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (left[0]-- <= 0) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.substring(start, end), left);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
