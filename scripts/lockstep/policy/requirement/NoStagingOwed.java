package lockstep.policy.requirement;

import java.util.List;
import lockstep.base.release.PolicyRule;

/** No hotfix still owes its time on staging. Another hotfix and a rollback pass. */
public record NoStagingOwed() implements Requirement {

    private static final String RULE = PolicyRule.STAGING_OWED.id();

    @Override
    public List<Assessment> assess(PipelineFacts facts) {
        if (facts.owed().isEmpty() || facts.move().mends()) {
            return List.of(Assessment.pass(RULE, facts.owed().isEmpty() ? "no hotfix has skipped staging"
                    : "a hotfix skipped staging; a " + facts.move().word() + " passes"));
        }
        return facts.owed().stream()
                .map(owed -> Assessment.fail(RULE, "hotfix " + owed.commit().abbreviated() + " skipped staging: "
                        + owed.why(facts.branches()), owed.remedy(facts.branches())))
                .toList();
    }
}
