package lockstep.policy.promotion;

import java.util.Arrays;
import lockstep.base.release.PolicyLink;

/** What a promotion or a rollback is refused for, by the ids of the release policy. */
public enum PolicyRule {
    ON_MAIN("on-main"),
    FAST_FORWARD("fast-forward"),
    SOMETHING_NEW("something-new"),
    STAGING_TESTED("staging-tested"),
    EVERY_SERVICE_GATED("every-service-gated"),
    SAME_SHA("same-sha"),
    STAGING_BASE("staging-base"),
    RUN_PASSED("run-passed"),
    NO_LATER_FAILURE("no-later-failure"),
    RUN_FRESH("run-fresh"),
    RUN_IN_THE_PAST("run-in-the-past"),
    RUN_SIGNED("run-signed"),
    RUN_CONFIGURATION("run-configuration"),
    REVISION_VERIFIED("revision-verified"),
    REQUIRED_GATES("required-gates"),
    NOT_CLASS_C("not-class-c"),
    CHANGE_DECLARED("change-declared"),
    CLASS_BY_PATHS("class-by-paths"),
    CLASS_B_CANARY("class-b-canary"),
    CLASS_B_DIFF("class-b-policy-diff"),
    ROLLBACK_PLAN("rollback-plan"),
    ONE_AT_A_TIME("one-at-a-time"),
    RELEASE_EXPLAINED("release-explained"),
    LOG_ADOPTED("log-adopted"),
    NO_DRIFT("no-drift"),
    CONFIG_IN_FORCE("config-in-force"),
    PRODUCTION_VERIFIED("production-verified"),
    KNOWN_GOOD("known-good"),
    DIFFERENT_SHA("different-sha"),
    APPROVED("approved"),
    ROLLBACK_APPROVALS("rollback-approvals"),
    TRIGGER_NAMED("trigger-named"),
    CHECKS("checks"),
    COVERAGE("coverage"),
    FINDINGS("findings"),
    REVIEW("review"),
    TESTS("tests"),
    SOAK("soak"),
    FACT_TRUST("fact-trust"),
    FACT_BOUND("fact-bound"),
    APPROVALS("approvals"),
    APPROVER_ROLE("approver-role"),
    APPROVAL_SIGNED("approval-signed"),
    APPROVER_NOT_REQUESTER("approver-not-requester"),
    APPROVER_NOT_AUTHOR("approver-not-author"),
    APPROVERS_DISTINCT("approvers-distinct"),
    APPROVAL_FRESH("approval-fresh"),
    APPROVAL_CURRENT("approval-current"),
    APPROVAL_NOT_REVOKED("approval-not-revoked"),
    APPROVAL_ONCE("approval-once"),
    HOTFIX_APPROVALS("hotfix-approvals"),
    FREEZE("freeze"),
    BUDGET("budget"),
    KILL_SWITCH_DRILLED("kill-switch-drilled"),
    CANARY_PASSED("canary-passed"),
    KILL_SWITCH("kill-switch"),
    STAGING_OWED("staging-owed");

    private final String id;

    PolicyRule(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    static PolicyRule of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule " + id));
    }

    /** Where the rule is explained. */
    public PolicyLink link() {
        return new PolicyLink(id);
    }
}
