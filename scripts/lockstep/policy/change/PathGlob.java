package lockstep.policy.change;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import lockstep.base.text.Sanitiser;

/**
 * A pattern for paths in a repository, with the glob semantics of {@code java.nio.file.PathMatcher}: {@code *} and
 * {@code ?} stay within a folder, {@code **} crosses folders, <code>{a,b}</code> are alternatives, {@code [a-z]} and
 * {@code [!a]} are sets, {@code \} makes the next character literal.
 *
 * <p>Not {@code PathMatcher} itself: it can only look at what the host's file system and locale can name, and throws
 * for {@code docs/résumé.md} under {@code LANG=C}, where automation often runs.
 */
public final class PathGlob {

    private static final String SPECIAL_IN_REGEX = ".^$+{[]|()";
    private static final String SPECIAL_IN_GLOB = "\\*?[{";

    private final String text;
    private final Pattern pattern;

    private PathGlob(String text, Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException with the reason, for a pattern that is broken or that can match no path */
    public static PathGlob of(String glob) {
        if (glob.isBlank() || !Sanitiser.line(glob).equals(glob)) {
            throw new IllegalArgumentException("it must be one line of printable text");
        }
        if (glob.startsWith("/") || glob.startsWith("./") || glob.endsWith("/")) {
            throw new IllegalArgumentException(
                    "paths start at the repository's top without a slash, and name files: like cognition/**");
        }
        try {
            return new PathGlob(glob, Pattern.compile(new Translation(glob).regex(), Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("a set in it is not valid", e);
        }
    }

    public boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathGlob glob && glob.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Glob to regular expression, a character at a time. */
    private static final class Translation {

        private final String glob;
        private final StringBuilder regex = new StringBuilder();
        private int at;
        private boolean inGroup;

        Translation(String glob) {
            this.glob = glob;
        }

        String regex() {
            while (at < glob.length()) {
                one(glob.charAt(at++));
            }
            if (inGroup) {
                throw new IllegalArgumentException("a { in it is never closed");
            }
            return regex.toString();
        }

        private void one(char c) {
            switch (c) {
                case '\\' -> escaped();
                case '[' -> set();
                case '{' -> open();
                case '}' -> close();
                case ',' -> regex.append(inGroup ? ")|(?:" : ",");
                case '*' -> star();
                case '?' -> regex.append("[^/]");
                default -> literal(c);
            }
        }

        private void literal(char c) {
            regex.append(SPECIAL_IN_REGEX.indexOf(c) >= 0 ? "\\" : "").append(c);
        }

        private void escaped() {
            if (at == glob.length()) {
                throw new IllegalArgumentException("it ends with a \\");
            }
            char next = glob.charAt(at++);
            regex.append((SPECIAL_IN_GLOB + SPECIAL_IN_REGEX).indexOf(next) >= 0 ? "\\" : "").append(next);
        }

        private void star() {
            boolean crosses = at < glob.length() && glob.charAt(at) == '*';
            at += crosses ? 1 : 0;
            regex.append(crosses ? ".*" : "[^/]*");
        }

        private void open() {
            if (inGroup) {
                throw new IllegalArgumentException("it has { within {");
            }
            inGroup = true;
            regex.append("(?:(?:");
        }

        private void close() {
            regex.append(inGroup ? "))" : "\\}");
            inGroup = false;
        }

        /** A set never matches the slash between folders. */
        private void set() {
            int end = glob.indexOf(']', at + 1);
            if (end < 0) {
                throw new IllegalArgumentException("a [ in it is never closed");
            }
            String members = glob.substring(at, end);
            boolean negated = members.startsWith("!");
            String plain = negated ? members.substring(1) : members;
            if (plain.isEmpty() || plain.indexOf('/') >= 0) {
                throw new IllegalArgumentException("a set in it is empty or holds a /");
            }
            regex.append("[[^/]&&[").append(negated ? "^" : "");
            plain.chars().forEach(c -> regex.append("\\[]&^".indexOf(c) >= 0 ? "\\" : "").append((char) c));
            regex.append("]]");
            at = end + 1;
        }
    }
}
