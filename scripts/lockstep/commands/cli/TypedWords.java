package lockstep.commands.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.text.SecretShape;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What picocli says of a command line, without what may be a secret: a token lands in any place of one, where a
 * quotation mark or a letter is forgotten.
 */
final class TypedWords {

    /** As options are named here; whatever is behind {@code =} is a value. */
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z0-9-]{0,40}");
    private static final Pattern QUOTED_OR_WORD = Pattern.compile("'[^']*'|\"[^\"]*\"|\\S+");
    private static final String NOT_SHOWN = "(not shown: it looks like a token)";

    private TypedWords() {}

    static String of(ParameterException wrong) {
        return wrong instanceof UnmatchedArgumentException unmatched
                ? of(unmatched.getUnmatched())
                // Of some, picocli begins the message with this word itself.
                : withoutTokens(String.valueOf(wrong.getMessage()).replaceFirst("^Error: ", ""));
    }

    private static String of(List<String> unmatched) {
        List<String> options = unmatched.stream()
                .filter(word -> word.startsWith("-"))
                .map(word -> word.replaceFirst("(?s)=.*", ""))
                .filter(word -> OPTION.matcher(word).matches() && !SecretShape.isIn(word))
                .map(word -> "'" + word + "'")
                .toList();
        int others = unmatched.size() - options.size();
        String words = others == 1 ? "a word" : others + " words";
        if (options.isEmpty()) {
            return words + " that no option takes" + (others == 1 ? " is" : " are") + " on the command line";
        }
        return "Unknown option" + (options.size() == 1 ? ": " : "s: ") + String.join(", ", options)
                + (others == 0 ? "" : ", and " + words + " that no option takes");
    }

    /** Whatever in a message looks like a token, with the quotation marks around it. */
    static String withoutTokens(String message) {
        return QUOTED_OR_WORD.matcher(message).replaceAll(
                // A path has such parts, too: of temporary folders, for one.
                word -> word.group().contains("/") || !SecretShape.isIn(word.group())
                        ? Matcher.quoteReplacement(word.group()) : NOT_SHOWN);
    }
}
