package lockstep.settings.imports;

import java.util.ArrayList;
import java.util.List;

/** Splits a command as a shell does: quotes and backslashes, also those of {@code $'…'}; nothing is expanded. */
public final class ShellWords {

    private static final String ESCAPABLE = "$`\"\\";

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private boolean begun;
    private int at;

    private ShellWords(String text) {
        this.text = text;
    }

    public static List<String> of(String command) {
        return new ShellWords(command.replace("\\\r\n", " ").replace("\\\n", " ")).split();
    }

    private List<String> split() {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (Character.isWhitespace(c)) {
                end();
                continue;
            }
            begun = true;
            if (c == '\'') {
                quoted();
            } else if (c == '"') {
                doubleQuoted();
            } else if (c == '$' && at < text.length() && text.charAt(at) == '\'') {
                at++;
                escaped();
            } else if (c == '\\' && at < text.length()) {
                word.append(text.charAt(at++));
            } else {
                word.append(c);
            }
        }
        end();
        return words;
    }

    private void end() {
        if (begun) {
            words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
    }

    private void quoted() {
        while (at < text.length() && text.charAt(at) != '\'') {
            word.append(text.charAt(at++));
        }
        at++;
    }

    private void doubleQuoted() {
        while (at < text.length() && text.charAt(at) != '"') {
            boolean escapes = text.charAt(at) == '\\' && at + 1 < text.length()
                    && ESCAPABLE.indexOf(text.charAt(at + 1)) >= 0;
            if (escapes) {
                at++;
            }
            word.append(text.charAt(at++));
        }
        at++;
    }

    /** As browsers write what has quotes or characters that are not ASCII in it. */
    private void escaped() {
        while (at < text.length() && text.charAt(at) != '\'') {
            char c = text.charAt(at++);
            if (c != '\\' || at == text.length()) {
                word.append(c);
                continue;
            }
            char kind = text.charAt(at++);
            switch (kind) {
                case 'n' -> word.append('\n');
                case 'r' -> word.append('\r');
                case 't' -> word.append('\t');
                case 'u' -> hex(4);
                case 'U' -> hex(8);
                case 'x' -> hex(2);
                default -> word.append(kind);
            }
        }
        at++;
    }

    private void hex(int most) {
        int end = at;
        while (end < text.length() && end - at < most && Character.digit(text.charAt(end), 16) >= 0) {
            end++;
        }
        int code = end == at ? '?' : (int) Math.min(Long.parseLong(text.substring(at, end), 16), Integer.MAX_VALUE);
        word.appendCodePoint(Character.isValidCodePoint(code) ? code : '?');
        at = end;
    }
}
