package lockstep.policy.change;

/**
 * What a declaration can fail to hold (scaling-upgrade-protocol.md, "Upgrade Classification &amp; Evidence Protocol").
 */
public enum ChangeRule {
    /** A class is declared. */
    CLASS_DECLARED,

    /** Neither the declaration nor a path says class C. */
    NOT_CLASS_C,

    /** No path demands a class above the declared one. */
    CLASS_BY_PATHS,

    /** The impacted surfaces are declared. */
    SURFACES,

    /** A rollback plan is declared. */
    ROLLBACK_PLAN,

    /** Class B goes out behind a canary or a flag. */
    CANARY_OR_FLAG,

    /** Class B says what changes in policies and limits. */
    POLICY_DIFF
}
