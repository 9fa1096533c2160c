package lockstep.commands.init;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lockstep.gates.http.Target;
import lockstep.settings.imports.ShellWords;

/** Texts as YAML reads them back. */
final class QuotedText {

    /** What a reader of YAML 1.1 or 1.2 takes for no text. */
    private static final Pattern KEYWORD =
            Pattern.compile("null|true|false|yes|no|on|off|y|n", Pattern.CASE_INSENSITIVE);

    private QuotedText() {}

    /** In quotes where it is anything but plain. */
    static String quoted(String text) {
        return text.matches("[A-Za-z/][A-Za-z0-9_./-]*") && !KEYWORD.matcher(text).matches()
                ? text
                : "'" + text.replace("'", "''") + "'";
    }

    /** With the scheme in lower case, as the schema has it. */
    static String url(Target target) {
        String base = target.base();
        int end = base.indexOf(':');
        String url = base.substring(0, end).toLowerCase(Locale.ROOT) + base.substring(end);
        return url.matches("[A-Za-z0-9:/._-]*[A-Za-z0-9/._-]") ? url : quoted(url);
    }

    /** The words of a command line, in quotes or not, as the items of a list. */
    static String list(String words) {
        return ShellWords.of(words).stream().map(QuotedText::quoted).collect(Collectors.joining(", "));
    }
}
