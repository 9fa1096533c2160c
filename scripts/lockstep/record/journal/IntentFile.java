package lockstep.record.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The shape of {@code intent.json}: {@code lockstep/intent/v1}. Fields that do not apply are not there. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record IntentFile(
        String schema,
        String releaseId,
        String type,
        String operator,
        String since,
        String from,
        String target,
        StagingRun stagingRun,
        String changeClass,
        String canaryOrFlag,
        String policyDiff,
        String rollbackPlan,
        String trigger,
        String approvedBy,
        String knownGoodBy,
        boolean unverifiedAccepted,
        List<String> accepted,
        String notes,
        String configurationSha256,
        String version,
        String versionTag,
        List<String> approvals,
        List<String> skipped,
        String canary,
        List<ServiceFile> services) {

    /** Of a hotfix and of a rollback, the name alone. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ServiceFile(String name, StagingRun stagingRun, String canary) {}

    record StagingRun(String path, String sha256) {}
}
