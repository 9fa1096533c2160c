package lockstep.settings.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import lockstep.settings.environment.DeploymentFile;
import lockstep.settings.environment.RevisionFile;

/** The shape of {@code pipeline:} in the file; a key that is not there is null. */
public record PipelineFile(
        Map<String, List<String>> roles,
        String trust,
        Stage staging,
        Canary canary,
        Stage production,
        Hotfix hotfix,
        Rollback rollback,
        Watch watch,
        List<Freeze> freeze,
        List<KillSwitch> killSwitches) {

    static PipelineFile empty() {
        return new PipelineFile(null, null, null, null, null, null, null, null, null, null);
    }

    public record Stage(List<RequirementItem> requires) {}

    public record Approvals(String role, Integer count, String expires, Boolean signed) {}

    public record Canary(
            List<RequirementItem> requires, String base, RevisionFile revision, DeploymentFile deploy, Traffic traffic,
            List<String> steps, String duration, String deadline, String warmup, Long minRequests, String maxAge,
            Metrics metrics, Gates gates, String onDeadline) {}

    public record Traffic(List<String> set, List<String> read, List<String> abort, String settle, String tolerance) {}

    public record Metrics(
            String source, String url, List<String> command, String interval, String requests, String errors,
            String latency, String instance, List<String> baseline, List<String> canary, Auth auth) {}

    public record Auth(String headerFile, String variable) {}

    public record Gates(Rise errorRate, Rise p99Latency, Least availability) {}

    /** A gate that bounds an increase. */
    public record Rise(String increase, String breach, String demand) {}

    /** A gate that demands a least value. */
    public record Least(String min, String breach, String demand) {}

    public record Hotfix(Approvals approvals, List<String> skips) {}

    /** How many people a rollback needs on the record. */
    public record Rollback(Approvals approvals) {}

    public record Watch(@JsonProperty("for") String time, String every, List<String> triggers) {}

    public record Freeze(String from, String to, String reason) {}

    public record KillSwitch(String flag, String owner, List<String> off, List<String> on, Shows shows) {}

    /** The request whose answer shows whether the switch is off: by a field of JSON, or by the status. */
    public record Shows(String path, String field, String off, String on) {}
}
