package lockstep.suites.servicelog;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what somebody wrote from what only stands under such a name: a count, a digest, the version or the name of a
 * prompt, a word of OpenID Connect ({@code prompt=none}). Below {@code user_text} nothing but a digest or a number
 * may stand, and for it nothing at all. Pure.
 */
final class UserText {

    private static final String STRICT = "user_text";
    private static final Set<String> NAMES = Set.of(STRICT, "prompt", "raw_prompt", "user_message", "user_input");
    /** What is told of a prompt, and is not its text. */
    private static final Set<String> ABOUT_A_PROMPT = Set.of(
            "name", "id", "version", "template", "label", "hash", "digest", "role", "type", "tokens", "chars",
            "length", "created_at", "updated_at");

    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{16,128}");
    private static final Pattern TITLE = Pattern.compile("[\\w.:/@#+-]{1,80}( [\\w.:/@#+-]{1,80}){0,3}");

    private static final String NUMBER = "-?\\d{1,12}(?:[.,/]\\d{1,12}){0,3}(?:ms|s|k|kb|tok|tokens)?";
    private static final String OPENID_WORD = "(?:none|login|consent|select_account|create)";
    private static final String CODE =
            "(?:OPENID(?:(?: |\\+|%20)OPENID){0,3}|(?:[A-Za-z][\\w-]{0,60}[_-])?v\\d{1,4}(?:\\.\\d{1,4}){0,3})"
                    .replace("OPENID", OPENID_WORD);
    private static final Pattern NO_TEXT = Pattern.compile("true|false|null|" + NUMBER);
    private static final Pattern NO_PROMPT = Pattern.compile(CODE);

    /** Where a value without quotes ends for sure. A word more may be the next one of a text. */
    private static final String END =
            "(?=\\s*$|[\"'&#)\\]}|\\\\]|(?:[,;]\\s*|\\s+)[\\w.@-]{1,60}=|[,;]\\s*$|\\s+HTTP/";
    private static final String END_OF_NUMBER = END + "|\\s*[(|]|[,;]?\\s+(?:tokens?|toks?|chars?|characters|bytes|ms|"
            + "took|completion\\w*|total\\w*|cached\\w*)\\b)";
    private static final String END_OF_ADDRESS = "(?=[\\s\"'&#<>,;)\\]}|\\\\]|$)";
    private static final Pattern PLAIN_NUMBER = Pattern.compile("(?:true|false|null|NUMBER)END|\"NUMBER\""
            .replace("NUMBER", NUMBER).replace("END", END_OF_NUMBER));
    private static final Pattern PLAIN_CODE = Pattern.compile("CODEEND|\"CODE\""
            .replace("CODE", CODE).replace("END", END + ")"));
    private static final Pattern IN_ADDRESS = Pattern.compile("(?:" + NUMBER + "|" + CODE + ")" + END_OF_ADDRESS);

    /** Also within a text that holds JSON, where quotes have backslashes; an empty value leaks nothing. */
    private static final Pattern RAW = Pattern.compile(
            "[\"'](NAMES)\\\\*[\"']\\s*:\\s*(?=\\\\*[\"'{\\[](?!\\\\*[\"'}\\]]))|\\b(NAMES)=(?!\"\")(?=\\S)"
                    .replace("NAMES", String.join("|", NAMES)));
    private static final Pattern QUOTED_NUMBER = Pattern.compile("(\\\\*[\"'])" + NUMBER + "\\1");
    private static final Pattern QUOTED_CODE = Pattern.compile("(\\\\*[\"'])" + CODE + "\\1");
    /** An object or a list of which each value is seen not to be a text. */
    private static final Pattern NO_TEXTS = Pattern.compile("[{\\[]\\s*ITEM(?:\\s*,\\s*ITEM){0,40}+\\s*[}\\]]"
            .replace("ITEM", "(?:(?:Q[\\w.-]{1,60}Q\\s*:\\s*)?(?:NUMBER|true|false|null|True|False|None|QDIGESTQ)"
                    + "|Q(?:ABOUT)Q\\s*:\\s*Q[\\w.:/@#+-]{1,80}Q)")
            .replace("DIGEST", DIGEST.pattern()).replace("NUMBER", NUMBER)
            .replace("ABOUT", String.join("|", ABOUT_A_PROMPT)).replace("Q", "\\\\*[\"']"));

    private UserText() {}

    /** Under which name a value of a line is what somebody wrote. */
    static Optional<String> in(LogLine.Value value) {
        String text = value.text().strip();
        String last = value.lastName();
        if (NAMES.contains(last)) {
            // Pairs are found in the plain line, where it is seen what stands around them.
            boolean isCode = !last.equals(STRICT)
                    && (value.isPair() || !value.isText() || isNoText(text)
                            || last.equals("prompt") && NO_PROMPT.matcher(text).matches());
            return isCode ? Optional.empty() : Optional.of(last);
        }
        if (!value.isText() || isNoText(text) || DIGEST.matcher(text).matches()
                || value.isPair() && PLAIN_NUMBER.matcher(text).lookingAt()) {
            return Optional.empty();
        }
        Optional<String> above = value.names().filter(NAMES::contains).reduce((first, second) -> second);
        return above.filter(name -> !isAboutPrompt(name, value.name(), text));
    }

    private static boolean isNoText(String text) {
        return NO_TEXT.matcher(text).matches();
    }

    /** Directly below the prompt, or below one of several: {@code gen_ai.prompt.0.role}. */
    private static boolean isAboutPrompt(String above, String path, String text) {
        String below = path.substring(path.lastIndexOf(above) + above.length()).replaceFirst("^(\\.\\d{1,4})?\\.", "");
        return above.equals("prompt") && ABOUT_A_PROMPT.contains(below) && TITLE.matcher(text).matches();
    }

    /** Under which name a text without fields, or with fields that cannot be read, holds what somebody wrote. */
    static Optional<String> inPlain(String text) {
        Matcher found = RAW.matcher(text);
        while (found.find()) {
            String name = found.group(1) == null ? found.group(2) : found.group(1);
            boolean isText = found.group(1) == null
                    ? isTextAfterEquals(name, text, found.start(), found.end())
                    : isTextAfterColon(name, text, found.end());
            if (isText) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static boolean isTextAfterEquals(String name, String text, int start, int end) {
        boolean isInAddress = start > 0 && "?&".indexOf(text.charAt(start - 1)) >= 0;
        boolean isPrompt = name.equals("prompt");
        return name.equals(STRICT) || !(isAt(end, PLAIN_NUMBER, text)
                || isPrompt && (isAt(end, PLAIN_CODE, text) || isInAddress && isAt(end, IN_ADDRESS, text)));
    }

    private static boolean isTextAfterColon(String name, String text, int end) {
        boolean isPrompt = name.equals("prompt");
        return name.equals(STRICT) || !(isAt(end, QUOTED_NUMBER, text)
                || isPrompt && (isAt(end, QUOTED_CODE, text) || isAt(end, NO_TEXTS, text)));
    }

    private static boolean isAt(int position, Pattern pattern, String text) {
        return pattern.matcher(text).region(position, text.length()).lookingAt();
    }
}
