package lockstep.settings.environment;

import java.time.Duration;
import java.util.List;

/**
 * How an environment is deployed where the platform does not do it when the branch moves.
 *
 * @param command started without a shell; the word {@code {sha}} is replaced by the commit. May be empty: only wait.
 * @param await how long the new revision may take to show
 */
public record DeploySettings(List<String> command, Duration await) {

    public static final Duration DEFAULT_AWAIT = Duration.ofMinutes(15);

    public DeploySettings {
        command = List.copyOf(command);
    }
}
