package lockstep.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import lockstep.settings.environment.DeploymentFile;
import lockstep.settings.environment.ProductionDeploymentFile;
import lockstep.settings.environment.RevisionFile;
import lockstep.settings.notify.HookFile;
import lockstep.settings.pipeline.PipelineFile;
import lockstep.settings.sets.SetFile;

/**
 * The file's shape: its keys are these names in snake case; a key that is not there is null. Seen by nobody outside.
 * What stands under {@code gates} is read by lockstep.settings.gates, which knows lines and columns.
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
        Changes changeClass,
        PipelineFile pipeline,
        String slo,
        Object gates,
        @JsonProperty("notify") List<HookFile> hooks,
        Map<String, Service> services,
        Map<String, List<SetFile>> sets) {

    static ConfigFile empty() {
        return new ConfigFile(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    record Git(String remote, String staging, String production) {}

    record Service(
            Environments environments, Contract contract, Object gates, List<String> requiredGates, Deploy deploy,
            PipelineFile.Canary canary) {}

    record Environments(Environment staging, Environment production) {}

    record Environment(String base, String frontend, RevisionFile revision) {}

    record Contract(
            String health, String dbHealth, String whoami, String chat, String anonymousCookie, Answer chatAnswer,
            Limits limits, String fromBrowsers, String takesJson) {}

    record Answer(
            Map<String, List<String>> fields, List<String> refusedSha256, List<Integer> refusedLengths, String least) {}

    record Limits(
            String rate, List<String> lockouts, String forgiveAfter, Integer breakerFailures, String breakerWindow) {}

    record Evidence(
            String branch, String log, Sign sign, String allowedSigners, Boolean requireSignatures,
            String requireSignaturesAfter, Boolean witness) {}

    record Sign(String key) {}

    record Policy(String gateMaxAge, Boolean requireRevision, Boolean fullRevision, List<String> requiredGates) {}

    record Deploy(DeploymentFile staging, ProductionDeploymentFile production) {}

    record Guard(List<String> required, Parity parity) {}

    record Parity(List<String> same, List<String> differ) {}

    record Changes(List<ChangeRule> rules) {}

    record ChangeRule(List<String> paths, @JsonProperty("class") String demanded) {}
}
