package lockstep.tui.desk;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.release.Sha;

/**
 * An entry of the release log, as a person reads it.
 *
 * @param id its release id, or the date of one that has none
 * @param good whether production was well afterwards; empty where the entry does not say
 * @param result in the log's own word
 * @param refs what it refers to as evidence
 * @param text the entry as it stands in the log, line by line
 */
public record EntryLine(
        String id,
        EntryKind kind,
        Optional<Sha> commit,
        Optional<Boolean> good,
        String result,
        String operator,
        List<String> refs,
        List<String> text) {

    public EntryLine {
        refs = List.copyOf(refs);
        text = List.copyOf(text);
    }

    /** Whether all the words are somewhere in it, whatever their case. */
    public boolean matches(String lowerCaseWords) {
        if (lowerCaseWords.isBlank()) {
            return true;
        }
        String all = (id + " " + kind.word() + " " + commit.map(Sha::hex).orElse("") + " " + result + " " + operator + " "
                + String.join(" ", refs)).toLowerCase(Locale.ROOT);
        return List.of(lowerCaseWords.strip().split("\\s+")).stream().allMatch(all::contains);
    }
}
