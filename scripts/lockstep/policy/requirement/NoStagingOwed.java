package lockstep.policy.requirement;

import java.util.List;
import lockstep.base.release.PolicyRule;

/** No hotfix still owes its time on staging. Another hotfix and a rollback pass. */
public record NoStagingOwed() implements Requirement {

    private static final String RULE = PolicyRule.STAGING_OWED.id();

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        if (facts.owed().isEmpty() || facts.move().mends()) {
            return List.of(Assessment.pass(RULE, facts.owed().isEmpty() ? "no hotfix owes staging" : "a hotfix owes"
                    + " staging; a " + facts.move().word() + " passes"));
        }
        return facts.owed().stream()
                .map(commit -> Assessment.fail(RULE, "hotfix " + commit.abbreviated() + " went to production without"
                        + " staging, and owes it", "Merge it to " + facts.branches().staging() + ", deploy that to"
                        + " staging, and promotion-gate --mode staging --record."))
                .toList();
    }
}
