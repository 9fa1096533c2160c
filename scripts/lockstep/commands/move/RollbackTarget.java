package lockstep.commands.move;

import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.base.release.CommitName;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import picocli.CommandLine.Option;

/** Which commit a rollback leaves, and where it goes, by a SHA or by a version. */
public final class RollbackTarget {

    @Option(names = "--to", paramLabel = "SHA",
            description = "The commit to go back to. Default: the last known good one.")
    Optional<String> to = Optional.empty();

    @Option(names = "--version", paramLabel = "VERSION",
            description = "The version to go back to, as it is recorded. (Lockstep's own: -V.)")
    Optional<String> version = Optional.empty();

    @Option(names = "--from", paramLabel = "VERSION|SHA",
            description = "The commit that release is at, by all 40 digits or by its version. Refused (23) if release "
                    + "is not at this commit.")
    Optional<String> from = Optional.empty();

    public static void requireProduction(Optional<String> environment) {
        environment.filter(name -> !name.equals(Environment.PRODUCTION.name())).ifPresent(name -> {
            throw new UsageError("'" + Sanitiser.line(name, 40) + "' is not rolled back, production is",
                    "Use: rollback-release production. A commit is given by --to, a version by --version.");
        });
    }

    public boolean isGiven() {
        return to.isPresent() || version.isPresent() || from.isPresent();
    }

    /** What is left; empty where the operator did not say. */
    public Optional<CommitName> left() {
        return from.map(CommitName::parse);
    }

    public Optional<CommitName> commit() {
        if (to.isPresent() && version.isPresent()) {
            throw new UsageError("the commit is given twice, by --to and by --version", "Give one of them.");
        }
        return to.map(Sha::parse).<CommitName>map(CommitName.Exact::new)
                .or(() -> version.map(Version::new).map(CommitName.Tagged::new));
    }
}
