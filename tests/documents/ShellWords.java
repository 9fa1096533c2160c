package tests.documents;

import java.util.ArrayList;
import java.util.List;

/** The words of a simple command as a shell would read them, up to where the next command or a redirection begins. */
public final class ShellWords {

    private ShellWords() {}

    public static List<String> of(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        int depth = 0;
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char one = line.charAt(at);
            if (quote != 0) {
                if (one == quote) {
                    quote = 0;
                } else {
                    word.append(one);
                }
            } else if (one == '\'' || one == '"') {
                quote = one;
                begun = true;
            } else if (depth > 0 || one == '$' && line.startsWith("$(", at)) {
                depth += one == '(' ? 1 : one == ')' ? -1 : 0;
                if (one == '$') {
                    depth++;
                    at++;
                    word.append("$(");
                } else {
                    word.append(one);
                }
                begun = true;
            } else if (Character.isWhitespace(one)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else if (";|&>)".indexOf(one) >= 0 || one == '#' && !begun) {
                // The number of a stream belongs to the redirection.
                begun &= one != '>' || !word.toString().matches("[0-9]");
                break;
            } else {
                word.append(one);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
