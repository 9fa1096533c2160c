package lockstep.release.forge;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.Target;

/** Opens the forges that are known. */
public record Forges(HttpSettings http, Secrets secrets, Waiting waiting, InstantSource clock) {

    private static final Target GITHUB = new Target("https://api.github.com");
    private static final Target GITLAB = new Target("https://gitlab.com/api/v4");

    /** @param branch that changes have to be merged to for their reviews to count */
    public Forge gitHub(Optional<Target> api, String repository, String branch) {
        return new GitHub(client(api.orElse(GITHUB), Map.of(
                "Accept", "application/vnd.github+json", "X-GitHub-Api-Version", "2022-11-28")), repository, branch);
    }

    public Forge gitLab(Optional<Target> api, String project, String branch) {
        return new GitLab(client(api.orElse(GITLAB), Map.of("Accept", "application/json")), project, branch);
    }

    private ForgeClient client(Target api, Map<String, String> headers) {
        return new ForgeClient(api, http, secrets, headers, waiting, clock);
    }
}
