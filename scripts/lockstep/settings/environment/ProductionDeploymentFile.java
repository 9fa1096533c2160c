package lockstep.settings.environment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The shape of production's deployment in the file; a key that is not there is null. */
public record ProductionDeploymentFile(
        List<String> command, @JsonProperty("wait") String await, List<String> rollout) {}
