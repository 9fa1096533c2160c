package lockstep.commands.cli;

import java.nio.file.Path;
import java.util.Optional;
import lockstep.base.release.Operator;

/**
 * Who is at the keyboard: the name given, else git's user.name, else the account's.
 *
 * @param folder the repository whose git configuration counts
 */
public record OperatorLookup(Path folder) {

    public Operator find(Optional<String> given) {
        return new Operator(given.or(() -> new LocalGit(folder).ask("config", "user.name"))
                .orElseGet(() -> System.getProperty("user.name", "unknown")));
    }
}
