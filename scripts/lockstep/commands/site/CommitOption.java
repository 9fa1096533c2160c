package lockstep.commands.site;

import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.base.release.CommitName;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which commit is meant: by its version, or by its SHA. */
public final class CommitOption {

    @Parameters(arity = "0..1", paramLabel = "VERSION|SHA",
            description = "The commit: a version, which is an annotated tag of the remote, or a full SHA.")
    Optional<String> named = Optional.empty();

    @Option(names = "--sha", paramLabel = "SHA", description = "The commit by its full SHA.")
    Optional<String> sha = Optional.empty();

    public Optional<CommitName> commit() {
        return CommitName.given(named, sha);
    }

    public CommitName required() {
        return commit().orElseThrow(() -> new UsageError(
                "no commit was given", "Give a version like v1.2.3, or a full SHA."));
    }

    public boolean isGiven() {
        return named.isPresent() || sha.isPresent();
    }
}
