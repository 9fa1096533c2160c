package lockstep.record.audit;

import lockstep.base.release.PolicyLink;

/** What the history of a release must hold, by the ids of the release policy. */
public enum AuditRule {
    LOG_APPEND_ONLY("log-append-only"),
    EVIDENCE_ADD_ONLY("evidence-add-only"),
    EVIDENCE_TRUSTWORTHY("evidence-trustworthy"),
    BRANCH_LINEAR("branch-linear"),
    WHOLE_HISTORY("whole-history"),
    TIP_REMEMBERED("tip-remembered"),
    CHECKPOINT_TRUE("checkpoint-true"),
    WITNESS_KEPT("witness-kept"),
    WITNESS_READABLE("witness-readable"),
    LOG_EXPLAINED("log-explained"),
    KNOWN_PATH("known-path"),
    POLICY_KEPT("policy-kept"),
    NOT_FROM_THE_FUTURE("not-from-the-future"),
    ENTRY_READABLE("entry-readable"),
    ENTRY_HAS_EVIDENCE("entry-has-evidence"),
    ENTRY_AS_INTENDED("entry-as-intended"),
    ENTRY_CONSISTENT("entry-consistent"),
    ID_UNIQUE("id-unique"),
    ID_ORDER("id-order"),
    STAGING_BEFORE_PROMOTION("staging-before-promotion"),
    PRODUCTION_SMOKE("production-smoke"),
    CLASS_C_FORBIDDEN("class-c-forbidden"),
    ROLLBACK_TO_KNOWN_GOOD("rollback-to-known-good"),
    ROLLBACK_TRIGGER("rollback-trigger"),
    RELEASE_EXPLAINED("release-explained"),
    INTENT_FINISHED("intent-finished"),
    ADOPTED_ONCE("adopted-once"),
    ADOPTION_TRUE("adoption-true"),
    TAG_MOVED("tag-moved"),
    APPROVALS("approvals"),
    SOT_TRUE("sot-true");

    private final String id;

    AuditRule(String id) {
        this.id = id;
    }

    public String id() {
        return id;
    }

    /** Where the rule is explained. */
    public PolicyLink link() {
        return new PolicyLink(id);
    }
}
