package lockstep.base.release;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a promotion or a rollback is refused for: the one table of these rules. An id is a heading of docs/policy.md. A
 * key, where there is one, is what asks for the rule in a list {@code requires:} of {@code lockstep.yaml}.
 */
public enum PolicyRule {
    ON_MAIN("on-main", Turn.COMMIT),
    FAST_FORWARD("fast-forward", Turn.COMMIT),
    SOMETHING_NEW("something-new", Turn.NOTHING_NEW),
    STAGING_TESTED("staging-tested", Turn.STAGING),
    EVERY_SERVICE_GATED("every-service-gated", Turn.STAGING),
    SAME_SHA("same-sha", Turn.STAGING),
    STAGING_BASE("staging-base", Turn.STAGING),
    RUN_PASSED("run-passed", Turn.STAGING),
    NO_LATER_FAILURE("no-later-failure", Turn.STAGING),
    RUN_FRESH("run-fresh", Turn.STAGING),
    RUN_IN_THE_PAST("run-in-the-past", Turn.STAGING),
    RUN_SIGNED("run-signed", Turn.STAGING),
    RUN_CONFIGURATION("run-configuration", Turn.STAGING),
    REVISION_VERIFIED("revision-verified", Turn.STAGING),
    REQUIRED_GATES("required-gates", Turn.STAGING),
    NOT_CLASS_C("not-class-c", Turn.COMMIT),
    CHANGE_DECLARED("change-declared", Turn.CHANGE),
    CLASS_BY_PATHS("class-by-paths", Turn.CHANGE),
    CLASS_B_CANARY("class-b-canary", Turn.CHANGE),
    CLASS_B_DIFF("class-b-policy-diff", Turn.CHANGE),
    ROLLBACK_PLAN("rollback-plan", Turn.CHANGE),
    ONE_AT_A_TIME("one-at-a-time", Turn.RECORD),
    RELEASE_EXPLAINED("release-explained", Turn.RECORD),
    LOG_ADOPTED("log-adopted", Turn.RECORD),
    NO_DRIFT("no-drift", Turn.DRIFT),
    CONFIG_IN_FORCE("config-in-force", Turn.RECORD),
    PRODUCTION_VERIFIED("production-verified", Turn.UNKNOWN),
    KNOWN_GOOD("known-good", Turn.ROLLBACK),
    DIFFERENT_SHA("different-sha", Turn.ROLLBACK),
    ONE_STEP_BACK("one-step-back", Turn.ROLLBACK),
    APPROVED("approved", Turn.ROLLBACK),
    ROLLBACK_APPROVALS("rollback-approvals", Turn.ROLLBACK),
    TRIGGER_NAMED("trigger-named", Turn.ROLLBACK),
    CHECKS("checks", Turn.EVIDENCE, "checks"),
    COVERAGE("coverage", Turn.EVIDENCE, "coverage"),
    FINDINGS("findings", Turn.EVIDENCE, "findings"),
    REVIEW("review", Turn.EVIDENCE, "review"),
    TESTS("tests", Turn.EVIDENCE, "tests"),
    SOAK("soak", Turn.EVIDENCE, "soak"),
    FACT_TRUST("fact-trust", Turn.EVIDENCE),
    FACT_BOUND("fact-bound", Turn.EVIDENCE),
    APPROVALS("approvals", Turn.LAST),
    APPROVER_ROLE("approver-role", Turn.LAST),
    APPROVAL_SIGNED("approval-signed", Turn.LAST),
    APPROVER_NOT_REQUESTER("approver-not-requester", Turn.LAST),
    APPROVER_NOT_AUTHOR("approver-not-author", Turn.LAST),
    APPROVERS_DISTINCT("approvers-distinct", Turn.LAST),
    APPROVAL_FRESH("approval-fresh", Turn.LAST),
    APPROVAL_CURRENT("approval-current", Turn.LAST),
    APPROVAL_NOT_REVOKED("approval-not-revoked", Turn.LAST),
    APPROVAL_ONCE("approval-once", Turn.LAST),
    HOTFIX_APPROVALS("hotfix-approvals", Turn.LAST),
    FREEZE("freeze", Turn.LAST),
    BUDGET("budget", Turn.EVIDENCE, "budget"),
    KILL_SWITCH_DRILLED("kill-switch-drilled", Turn.EVIDENCE, "kill_switch"),
    CANARY_PASSED("canary-passed", Turn.LAST),
    KILL_SWITCH("kill-switch", Turn.EVIDENCE),
    STAGING_OWED("staging-owed", Turn.EVIDENCE);

    /** Which of several refusals to mend first. What comes later may be pointless while an earlier one stands. */
    public enum Turn {
        RECORD,
        /** A commit that cannot be promoted, whatever else is mended. */
        COMMIT,
        DRIFT,
        /** Whether there is anything to do at all. */
        NOTHING_NEW,
        /** What is not known of production. */
        UNKNOWN,
        /** What is declared of the change. */
        CHANGE,
        STAGING,
        /** What the pipeline demands beyond staging's gates. */
        EVIDENCE,
        /** What has its time, and so is mended last: people, canary, freeze. */
        LAST,
        ROLLBACK
    }

    private final String id;
    private final Turn turn;
    private final Optional<String> key;

    PolicyRule(String id, Turn turn) {
        this(id, turn, null);
    }

    PolicyRule(String id, Turn turn, String key) {
        this.id = id;
        this.turn = turn;
        this.key = Optional.ofNullable(key);
    }

    public String id() {
        return id;
    }

    public Turn turn() {
        return turn;
    }

    public static PolicyRule of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule " + id));
    }

    /** What a key of {@code requires:} asks for, where every promotion is told of it. */
    public static Optional<PolicyRule> requiredBy(String key) {
        return Arrays.stream(values()).filter(rule -> rule.key.equals(Optional.of(key))).findFirst();
    }

    /** Where the rule is explained. */
    public PolicyLink link() {
        return new PolicyLink(id);
    }
}
