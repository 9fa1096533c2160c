package lockstep.commands.change;

import java.nio.file.Path;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.text.Secrets;
import lockstep.commands.cli.Console;
import lockstep.gates.http.Deadline;
import lockstep.policy.change.AssessedChange;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.ChangeRange;
import lockstep.repository.git.ReleaseRepository;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;

/**
 * Holds a declared change against what it touches.
 *
 * @param folder a clone of the service's repository
 * @param config the configuration; empty for the one in the clone
 * @param remote empty for the configured one
 */
public record ChangeCommand(
        Console console, Path folder, Optional<Path> config, Optional<String> remote, boolean json, boolean noColour) {

    public ExitCode assess(ChangeDeclaration declaration, NamedRange named, Deadline limit) {
        Config settings = ConfigReader.find(config.map(console.folder()::resolve), folder);
        BranchNames branches = new BranchNames(
                settings.git().staging(), settings.git().production(), settings.evidence().branch());
        String source = remote.orElse(settings.git().remote());
        ChangeRange range;
        try (ReleaseRepository repository = ReleaseRepository.open(
                folder, source, branches, console.environment(), new Secrets())) {
            range = named.find(repository, source, limit);
        }
        return new ChangeAnswer(console, json, noColour).show(
                range.from(), range.to(),
                AssessedChange.of(declaration, range.paths(), settings.policy().changeRules()));
    }
}
