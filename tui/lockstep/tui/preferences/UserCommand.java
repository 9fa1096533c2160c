package lockstep.tui.preferences;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command of the operator's own. Its words go to the program as they are: no shell reads them.
 *
 * @param name also what it is called by after the colon
 * @param key what sets it off; empty where only its name does
 * @param run the program and its arguments, with gaps like {@code {sha}}
 * @param deadline it is ended when this is over
 */
public record UserCommand(String name, Optional<String> key, List<String> run, Duration deadline) {

    /** What can stand in a gap. Nothing that an author of a commit chose: no subject, no branch. */
    public static final List<String> GAPS = List.of("sha", "release_id", "environment");

    static final Pattern GAP = Pattern.compile("\\{([a-z_]+)\\}");

    public UserCommand {
        run = List.copyOf(run);
    }

    /** The first gap for which there is nothing. */
    public Optional<String> missing(Map<String, String> selected) {
        return run.stream()
                .flatMap(word -> GAP.matcher(word).results())
                .map(found -> found.group(1))
                .filter(gap -> !selected.containsKey(gap))
                .findFirst();
    }

    /** The words with what is selected in their gaps, each word still one word. */
    public List<String> words(Map<String, String> selected) {
        List<String> words = new ArrayList<>();
        for (String word : run) {
            words.add(GAP.matcher(word).replaceAll(found -> Matcher.quoteReplacement(selected.get(found.group(1)))));
        }
        return words;
    }
}
