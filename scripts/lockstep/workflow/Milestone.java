package lockstep.workflow;

/**
 * The points between which a promotion or a rollback does one thing that others can see, or that is kept. A process may
 * die at any of them; what it takes to go on from each is the same: {@code --resume}.
 */
public enum Milestone {
    FETCHING,
    FETCHED,
    DECIDED,
    INTENT_WRITTEN,
    INTENT_PUSHED,
    DEPLOYED,
    REVISION_SEEN,
    SMOKED,
    OUTCOME_WRITTEN,
    OUTCOME_PUSHED
}
