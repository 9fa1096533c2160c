package lockstep.commands.facts;

import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.gates.http.Target;
import lockstep.release.forge.Forge;
import lockstep.release.forge.Forges;
import picocli.CommandLine.Option;

/** Which API is asked about the commit. */
public final class ForgeOptions {

    @Option(names = "--github", paramLabel = "OWNER/REPOSITORY",
            description = "Ask GitHub for the checks of the commit and the reviews of its pull request.")
    Optional<String> gitHub = Optional.empty();

    @Option(names = "--gitlab", paramLabel = "GROUP/PROJECT",
            description = "Ask GitLab for the statuses of the commit and the approvals of its merge request.")
    Optional<String> gitLab = Optional.empty();

    @Option(names = "--api", paramLabel = "URL",
            description = "Where the API is. Default: https://api.github.com, https://gitlab.com/api/v4.")
    Optional<String> api = Optional.empty();

    boolean isGiven() {
        return gitHub.isPresent() || gitLab.isPresent();
    }

    Optional<Forge> forge(Forges forges, String branch) {
        if (gitHub.isPresent() && gitLab.isPresent()) {
            throw new UsageError("--github and --gitlab were both given", "Ask them by a command each.");
        }
        Optional<Target> where = api.map(Target::parse);
        return gitHub.map(repository -> forges.gitHub(where, repository, branch))
                .or(() -> gitLab.map(project -> forges.gitLab(where, project, branch)));
    }
}
