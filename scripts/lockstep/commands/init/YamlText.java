package lockstep.commands.init;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Texts as YAML reads them back. */
final class YamlText {

    private YamlText() {}

    /** In quotes where it is anything but plain. */
    static String quoted(String text) {
        return text.matches("[A-Za-z/][A-Za-z0-9_./-]*") ? text : "'" + text.replace("'", "''") + "'";
    }

    /** The words of a command line, as the items of a list. */
    static String list(String words) {
        return Arrays.stream(words.strip().split("\\s+")).map(YamlText::quoted).collect(Collectors.joining(", "));
    }
}
