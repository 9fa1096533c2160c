package lockstep.release.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.settings.environment.DeploySettings;

/**
 * Whether the platform has rolled a commit out, by the command that waits for it.
 *
 * @param why on one sanitised line; empty where it has
 */
public record Rollout(Verdict verdict, String why) {

    private static final int MOST_OUTPUT = 64 << 10;

    /** Waits for it; empty where no command is configured. */
    public static Optional<Rollout> of(Optional<DeploySettings> settings, Sha commit, Path folder, Secrets secrets) {
        return settings.filter(deploy -> !deploy.rollout().isEmpty()).map(deploy -> {
            List<String> words = deploy.rollout().stream()
                    .map(word -> word.replace("{sha}", commit.hex()))
                    .toList();
            return of(new HostCommand("rollout", words, folder, secrets, MOST_OUTPUT)
                    .attempt(Deadline.in(deploy.await())));
        });
    }

    /** What ended by itself has said no; of what did not, nothing is known. */
    private static Rollout of(HostCommand.Attempt attempt) {
        return switch (attempt.end()) {
            case HostCommand.End.Done done -> new Rollout(Verdict.PASS, "");
            case HostCommand.End.Failed(String why) ->
                    new Rollout(attempt.hasExited() ? Verdict.FAIL : Verdict.INCONCLUSIVE, why);
        };
    }
}
