package lockstep.settings.environment;

import java.time.Duration;
import java.util.List;

/**
 * How an environment is deployed where the platform does not do it when the branch moves.
 *
 * @param command started without a shell; the word {@code {sha}} is replaced by the commit. May be empty: only wait.
 * @param await how long the new revision may take to show
 * @param rollout waits until the platform has rolled a commit out; may be empty
 */
public record DeploySettings(List<String> command, Duration await, List<String> rollout) {

    public static final Duration DEFAULT_AWAIT = Duration.ofMinutes(15);

    public DeploySettings {
        command = List.copyOf(command);
        rollout = List.copyOf(rollout);
    }
}
