package lockstep.policy.promotion;

/** What a promotion or a rollback is refused for: a short name, and the words of the seed document it comes from. */
public enum PolicyRule {
    ON_MAIN("on-main",
            "staging-first-workflow.md: all changes land on main"),
    FAST_FORWARD("fast-forward",
            "staging-first-workflow.md: promotions are fast-forward from main to release"),
    SOMETHING_NEW("something-new",
            "staging-first-workflow.md: promote by fast-forwarding release to the staging-tested commit"),
    STAGING_TESTED("staging-tested",
            "promotion-pipeline.md: only promote a commit that ran on staging and passed required gates"),
    SAME_SHA("same-sha",
            "promotion-pipeline.md: promotion uses the SAME commit SHA"),
    STAGING_BASE("staging-base",
            "promotion-pipeline.md: only promote a commit that ran on staging"),
    RUN_PASSED("run-passed",
            "promotion-pipeline.md: only promote a commit that passed required gates"),
    NO_LATER_FAILURE("no-later-failure",
            "promotion-pipeline.md: only promote a commit that passed required gates"),
    RUN_FRESH("run-fresh",
            "staging-first-workflow.md: no \"one last fix\" between staging pass and production promotion"),
    RUN_IN_THE_PAST("run-in-the-past",
            "promotion-pipeline.md: required gates (staging BEFORE promotion)"),
    RUN_SIGNED("run-signed",
            "promotion-pipeline.md: evidence: recorded gate results"),
    REVISION_VERIFIED("revision-verified",
            "promotion-pipeline.md: take the exact staging-tested commit"),
    REQUIRED_GATES("required-gates",
            "promotion-pipeline.md: required gates (staging BEFORE promotion)"),
    NOT_CLASS_C("not-class-c",
            "scaling-upgrade-protocol.md: Class C: cognition/personalization/raw-content logging — forbidden"),
    CHANGE_DECLARED("change-declared",
            "scaling-upgrade-protocol.md: all changes declare class, impacted surfaces, evidence, and rollback plan"),
    CLASS_BY_PATHS("class-by-paths",
            "scaling-upgrade-protocol.md: Class A: no behavior change; Class B: policy/limit adjustments"),
    CLASS_B_CANARY("class-b-canary",
            "scaling-upgrade-protocol.md: Class B: rollout: canary/flagged, staged promotion"),
    CLASS_B_DIFF("class-b-policy-diff",
            "scaling-upgrade-protocol.md: Class B: evidence: policy diff + limits validated"),
    ROLLBACK_PLAN("rollback-plan",
            "scaling-upgrade-protocol.md: all changes declare class, impacted surfaces, evidence, and rollback plan"),
    ONE_AT_A_TIME("one-at-a-time",
            "promotion-pipeline.md: capture evidence per promotion"),
    RELEASE_EXPLAINED("release-explained",
            "staging-first-workflow.md: all promotions/rollbacks are recorded in docs/RELEASE_LOG.md"),
    LOG_ADOPTED("log-adopted",
            "staging-first-workflow.md: all promotions/rollbacks are recorded in docs/RELEASE_LOG.md"),
    NO_DRIFT("no-drift",
            "staging-first-workflow.md: production deploys from release only"),
    PRODUCTION_VERIFIED("production-verified",
            "staging-first-workflow.md: direct prod deploy not via release invalidates"),
    KNOWN_GOOD("known-good",
            "staging-first-workflow.md: rollbacks adjust release to a prior known-good SHA"),
    DIFFERENT_SHA("different-sha",
            "staging-first-workflow.md: reset release to prior known-good SHA"),
    APPROVED("approved",
            "staging-first-workflow.md: no force-pushing unless rolling back with operator approval"),
    TRIGGER_NAMED("trigger-named",
            "staging-first-workflow.md: for rollbacks: record trigger, from/to SHA, symptoms");

    private final String id;
    private final String source;

    PolicyRule(String id, String source) {
        this.id = id;
        this.source = source;
    }

    public String id() {
        return id;
    }

    /** The seed document and what it says. */
    public String source() {
        return source;
    }
}
