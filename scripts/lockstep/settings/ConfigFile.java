package lockstep.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The file's shape: its keys are these names in snake case; a key that is not there is null. Seen by nobody outside.
 */
record ConfigFile(
        String service,
        Git git,
        Environments environments,
        Contract contract,
        Evidence evidence,
        Policy policy,
        Deploy deploy,
        Guard guard,
        Changes changeClass) {

    record Git(String remote, String staging, String production) {}

    record Environments(Environment staging, Environment production) {}

    record Environment(String base, String frontend, Revision revision) {}

    record Revision(String header, String path, String field, List<String> command) {}

    record Contract(String health, String dbHealth, String whoami, String chat, String anonymousCookie) {}

    record Evidence(String branch, String log, Sign sign, String allowedSigners, Boolean requireSignatures) {}

    record Sign(String key) {}

    record Policy(String gateMaxAge, Boolean requireRevision, List<String> requiredGates) {}

    record Deploy(Deployment staging, Deployment production) {}

    record Deployment(List<String> command, @JsonProperty("wait") String await) {}

    record Guard(List<String> required, Parity parity) {}

    record Parity(List<String> same, List<String> differ) {}

    record Changes(List<ChangeRule> rules) {}

    record ChangeRule(List<String> paths, @JsonProperty("class") String demanded) {}
}
