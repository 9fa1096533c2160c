package lockstep.settings.yaml;

import java.util.Arrays;
import java.util.Locale;
import lockstep.base.error.ConfigurationError;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Why a text is no YAML, in words for people. */
enum YamlFault {
    TAB("a tab where YAML wants spaces", "Indent with spaces.", "'\\t'", "\\t(tab)", "tab character"),
    SECOND("a second document begins", "Keep one document: remove the line ---.",
            "another document", "single document"),
    ALIAS("an alias (*name) that names nothing", "Write the value out; put quotes around a text that begins with *.",
            "undefined alias"),
    BRACKET("a { or [ that is not closed, or a comma that is missing", "Close it, or put quotes around the text.",
            "flow mapping", "flow sequence", "flow node", "expected ','"),
    QUOTE("a quote that is not closed", "Close it.", "quoted scalar", "unexpected end of stream"),
    COLON("a colon where none may be", "Put quotes around a text with a colon in it.",
            "mapping values are not allowed"),
    NO_COLON("a key without a colon", "Write it like key: value.", "could not find expected ':'"),
    INDENT("an indentation that fits nothing above", "Indent keys that belong together by the same spaces.",
            "block end", "block mapping", "block collection", "block sequence", "block entry"),
    ALIASES("aliases that make it grow without end", "Write the values out.", "number of aliases"),
    CHARACTER("a character that YAML does not allow", "Remove it, or write it as an escape between double quotes.",
            "special characters", "cannot start any token", "escape"),
    OTHER("it is not valid YAML", "Check the indentation, the quotes and the colons there.");

    private final String words;
    private final String remedy;
    private final String[] signs;

    YamlFault(String words, String remedy, String... signs) {
        this.words = words;
        this.remedy = remedy;
        this.signs = signs;
    }

    /** By the words of the library, of which nothing is shown. */
    static YamlFault of(YamlEngineException e) {
        String said = (e instanceof MarkedYamlEngineException marked
                ? marked.getProblem() + " " + marked.getContext()
                : String.valueOf(e.getMessage())).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(fault -> Arrays.stream(fault.signs).anyMatch(said::contains))
                .findFirst()
                .orElse(OTHER);
    }

    ConfigurationError at(Place place, Mistakes mistakes) {
        return mistakes.at(place, words, remedy);
    }
}
