package lockstep.suites.variables;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.error.ConfigurationError;

/**
 * Reads a dotenv file: {@code NAME=value} lines, {@code export} before them allowed, {@code #} comments, values bare,
 * in single quotes (literal) or in double quotes (with {@code \n \r \t \" \\ \$}), quoted values over several lines.
 *
 * <p>The readers of this format disagree with each other. Where they do (a name given twice, <code>${NAME}</code>,
 * words after a closing quote, a bare value that starts with {@code #}), this one refuses and names the line, because
 * the service may see another value than the one checked here. A line is never quoted: it may hold a secret.
 */
final class DotenvParser {

    private static final Pattern ASSIGNMENT =
            Pattern.compile("(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_]*)[ \\t]*=[ \\t]*");
    private static final Pattern REST = Pattern.compile("[ \\t]*(?:#[^\\n]*)?(?:\\n|\\z)");
    private static final Pattern COMMENT = Pattern.compile("[ \\t]#");
    private static final String REMEDY = "See docs/guards.md for the dotenv format that is read.";

    private final String text;
    private final String where;
    private final Map<String, Integer> lines = new HashMap<>();
    private final TreeMap<String, String> values = new TreeMap<>();
    private int at;
    private int line = 1;

    private DotenvParser(String text, String where) {
        this.text = text;
        this.where = where;
    }

    /** @param where the file's name, sanitised, for messages */
    static Variables parse(String text, String where) {
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        return new DotenvParser(plain.replace("\r\n", "\n").replace('\r', '\n'), where).variables();
    }

    private Variables variables() {
        if (text.indexOf('\0') >= 0) {
            throw new ConfigurationError(where + " holds a NUL: it is not a text file", REMEDY);
        }
        while (skipToSomething()) {
            assignment();
        }
        return new Variables(where, values);
    }

    /** Over blank lines and comments; false at the end. */
    private boolean skipToSomething() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                moveTo(endOfLine());
            } else if (c == ' ' || c == '\t' || c == '\n') {
                moveTo(at + 1);
            } else {
                return true;
            }
        }
        return false;
    }

    private void assignment() {
        Matcher head = ASSIGNMENT.matcher(text).region(at, text.length());
        if (!head.lookingAt()) {
            throw wrong(line, "is not NAME=value");
        }
        String name = head.group(1);
        int first = line;
        moveTo(head.end());
        String value = value();
        Integer earlier = lines.put(name, first);
        if (name.length() > Variables.LONGEST_NAME || value.length() > Variables.LONGEST_VALUE) {
            throw wrong(first, "has a name or a value that is too long");
        }
        if (earlier != null) {
            throw wrong(first, "sets " + name + " again; line " + earlier + " has set it");
        }
        if (values.size() == Variables.MOST) {
            throw wrong(first, "is one variable too many: at most " + Variables.MOST + " are read");
        }
        values.put(name, value);
    }

    private String value() {
        char opening = at < text.length() ? text.charAt(at) : '\n';
        return switch (opening) {
            case '"' -> quoted('"');
            case '\'' -> quoted('\'');
            case '#' -> throw wrong(line,
                    "has a value that starts with #: put it in quotes, or end the line before it");
            default -> bare();
        };
    }

    private String bare() {
        String all = text.substring(at, endOfLine());
        Matcher comment = COMMENT.matcher(all);
        String value = comment.find() ? all.substring(0, comment.start()) : all;
        if (value.contains("${")) {
            throw expansion();
        }
        moveTo(endOfLine());
        return value.strip();
    }

    private String quoted(char quote) {
        int first = line;
        StringBuilder value = new StringBuilder();
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            char c = text.charAt(i);
            if (quote == '"' && c == '\\' && i + 1 < text.length()) {
                value.append(unescaped(text.charAt(i + 1)));
                i += 2;
            } else if (quote == '"' && text.startsWith("${", i)) {
                throw expansion();
            } else {
                value.append(c);
                i++;
            }
        }
        if (i >= text.length()) {
            throw wrong(first, "opens a quote that is never closed");
        }
        moveTo(i + 1);
        Matcher rest = REST.matcher(text).region(at, text.length());
        if (!rest.lookingAt()) {
            throw wrong(line, "has something after the closing quote");
        }
        moveTo(rest.end());
        return value.toString();
    }

    private static String unescaped(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '"', '\\', '$' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private void moveTo(int target) {
        for (; at < target; at++) {
            line += text.charAt(at) == '\n' ? 1 : 0;
        }
    }

    private ConfigurationError expansion() {
        return wrong(line, "uses ${…}, which is not expanded here: write the value out, or put it in single quotes");
    }

    private ConfigurationError wrong(int number, String what) {
        return new ConfigurationError(where + ", line " + number + ": " + what, REMEDY);
    }
}
