package lockstep.settings.environment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The shape of a deployment in the file; a key that is not there is null. */
public record DeploymentFile(List<String> command, @JsonProperty("wait") String await) {}
