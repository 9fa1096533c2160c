package lockstep.gates.declared;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A text in which a regular expression is found: one of the usual ones, or one made after a simple expression. */
public final class RegexSample {

    private static final List<String> USUAL = List.of(
            "sample", "a", "A", "1", "42", "true", "abc-123", "Sample text", "application/json", "text/html",
            "2026-01-22", "2026-01-22T10:00:00Z", "10.5", "v1.2.3", "1.2.3", "someone@example.org",
            "https://example.org/a/1", "/a/1", "max-age=600", "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            "0123456789abcdef", "0123456789abcdef0123456789abcdef01234567", "01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private static final String ANY = "a1A-_./ x";

    private final String regex;
    private int at;

    private RegexSample(String regex) {
        this.regex = regex;
    }

    public static Optional<String> of(SafePattern pattern) {
        return Stream.concat(made(pattern.regex()).stream(), USUAL.stream())
                .filter(text -> pattern.find(text) == SafePattern.Result.FOUND)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static Optional<String> made(String regex) {
        try {
            return Optional.of(new RegexSample(regex).alternatives());
        } catch (RuntimeException e) {
            return Optional.empty(); // an expression beyond what is tried here
        }
    }

    private String alternatives() {
        String first = sequence();
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            sequence();
        }
        return first;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            String one = atom();
            text.append(one.repeat(times()));
        }
        return text.toString();
    }

    private String atom() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '^', '$' -> "";
            case '.' -> "a";
            case '(' -> {
                if (regex.startsWith("?:", at)) {
                    at += 2;
                } else if (regex.charAt(at) == '?') {
                    throw new IllegalArgumentException("a group of its own kind");
                }
                String inner = alternatives();
                at++;
                yield inner;
            }
            case '[' -> set();
            case '\\' -> escaped(regex.charAt(at++));
            default -> String.valueOf(c);
        };
    }

    private static String escaped(char c) {
        return switch (c) {
            case 'd' -> "1";
            case 'w', 'S', 'D' -> "a";
            case 's', 'W' -> " ";
            case 'b' -> "";
            default -> String.valueOf(c);
        };
    }

    /** The first of its characters that are usual, or that it begins with. */
    private String set() {
        int end = at + 1;
        while (regex.charAt(end) != ']') {
            end += regex.charAt(end) == '\\' ? 2 : 1;
        }
        String inner = "[" + regex.substring(at, end) + "]";
        at = end + 1;
        for (char c : (ANY + inner.substring(1)).toCharArray()) {
            if (String.valueOf(c).matches(inner)) {
                return String.valueOf(c);
            }
        }
        throw new IllegalArgumentException("a set without a usual character");
    }

    private int times() {
        if (at >= regex.length()) {
            return 1;
        }
        char c = regex.charAt(at);
        if (c == '*' || c == '+' || c == '?') {
            at++;
            skipManner();
            return 1;
        }
        if (c != '{') {
            return 1;
        }
        int end = regex.indexOf('}', at);
        String least = regex.substring(at + 1, end).split(",")[0];
        at = end + 1;
        skipManner();
        return Math.min(Integer.parseInt(least), 1_000);
    }

    private void skipManner() {
        if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
            at++;
        }
    }
}
