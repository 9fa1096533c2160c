package lockstep.tui.api;

import java.util.Optional;
import lockstep.base.release.Sha;

/**
 * What an environment says it runs.
 *
 * @param reported its own words; empty where it could not be asked
 * @param trouble why it could not; empty where it could
 */
public record Live(Optional<String> reported, String trouble) {

    public static Live unknown(String why) {
        return new Live(Optional.empty(), why);
    }

    public boolean runs(Sha sha) {
        return reported.filter(sha::isReportedAs).isPresent();
    }

    /** The commit, where it names all of it. */
    public Optional<Sha> whole() {
        return reported.flatMap(Sha::tryParse);
    }

    /** At most seven digits of it, for a status bar. */
    public Optional<String> brief() {
        return reported.map(text -> text.length() > 7 ? text.substring(0, 7) : text);
    }
}
