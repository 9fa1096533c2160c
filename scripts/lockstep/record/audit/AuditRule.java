package lockstep.record.audit;

/** What the history of a release must hold: a short name, and the words of the seed document it comes from. */
public enum AuditRule {
    LOG_APPEND_ONLY("log-append-only",
            "release-log.md: do not overwrite existing entries; append new entries in chronological order"),
    EVIDENCE_ADD_ONLY("evidence-add-only",
            "promotion-pipeline.md: evidence: recorded gate results"),
    EVIDENCE_TRUSTWORTHY("evidence-trustworthy",
            "promotion-pipeline.md: evidence: recorded gate results"),
    BRANCH_LINEAR("branch-linear",
            "release-log.md: append new entries in chronological order"),
    WHOLE_HISTORY("whole-history",
            "release-log.md: append-only"),
    TIP_REMEMBERED("tip-remembered",
            "release-log.md: do not overwrite existing entries"),
    CHECKPOINT_TRUE("checkpoint-true",
            "release-log.md: do not overwrite existing entries"),
    LOG_EXPLAINED("log-explained",
            "release-log.md: append new entries in chronological order"),
    KNOWN_PATH("known-path",
            "promotion-pipeline.md: evidence: recorded gate results"),
    POLICY_KEPT("policy-kept",
            "promotion-pipeline.md: gates run with pass/fail"),
    NOT_FROM_THE_FUTURE("not-from-the-future",
            "release-log.md: append new entries in chronological order"),
    ENTRY_READABLE("entry-readable",
            "promotion-pipeline.md: use docs/RELEASE_LOG.md templates for promotion/rollback entries"),
    ENTRY_HAS_EVIDENCE("entry-has-evidence",
            "release-log.md: evidence must reference staging gates and post-promotion checks"),
    ENTRY_AS_INTENDED("entry-as-intended",
            "promotion-pipeline.md: promotion uses the SAME commit SHA"),
    ENTRY_CONSISTENT("entry-consistent",
            "promotion-pipeline.md: capture per promotion: gates run with pass/fail"),
    ID_UNIQUE("id-unique",
            "release-log.md: release_id: <YYYYMMDD-HHMM-rc1>"),
    ID_ORDER("id-order",
            "release-log.md: append new entries in chronological order"),
    STAGING_BEFORE_PROMOTION("staging-before-promotion",
            "staging-first-workflow.md: missing staging evidence before promotion invalidates"),
    PRODUCTION_SMOKE("production-smoke",
            "promotion-pipeline.md: production smoke subset (after promotion)"),
    CLASS_C_FORBIDDEN("class-c-forbidden",
            "scaling-upgrade-protocol.md: Class C: cognition/personalization/raw-content logging — forbidden"),
    ROLLBACK_TO_KNOWN_GOOD("rollback-to-known-good",
            "staging-first-workflow.md: rollbacks adjust release to a prior known-good SHA"),
    ROLLBACK_TRIGGER("rollback-trigger",
            "staging-first-workflow.md: for rollbacks: record trigger, from/to SHA"),
    RELEASE_EXPLAINED("release-explained",
            "staging-first-workflow.md: all promotions/rollbacks are recorded in docs/RELEASE_LOG.md"),
    INTENT_FINISHED("intent-finished",
            "staging-first-workflow.md: for each promotion: record in docs/RELEASE_LOG.md"),
    ADOPTED_ONCE("adopted-once",
            "release-log.md: do not overwrite existing entries"),
    ADOPTION_TRUE("adoption-true",
            "release-log.md: do not overwrite existing entries");

    private final String id;
    private final String source;

    AuditRule(String id, String source) {
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
