package lockstep.release.site;



/**
 * The points between which a promotion or a rollback does one thing that others can see, or that is kept. A process may
 * die at any of them; what it takes to go on from each is the same: {@code --resume}.
 */
public enum Milestone {
    /** The remote is about to be read. */
    FETCHING,
    FETCHED,
    /** The journal was found in order; a promotion remembers its tip. */
    JOURNAL_AUDITED,
    DECIDED,
    /** The commit that records the intent lies in the clone; it is about to be pushed together with {@code release}. */
    INTENT_WRITTEN,
    INTENT_PUSHED,
    /** The remote was read once more, to be sure that {@code release} is still where it is to be. */
    RELEASE_SEEN,
    DEPLOYED,
    REVISION_SEEN,
    SMOKED,
    /** The commit that records the outcome lies in the clone; it is about to be pushed. */
    OUTCOME_WRITTEN,
    /** Somebody else was quicker, or the line was lost: the remote is about to be read again. */
    READING_AGAIN,
    OUTCOME_PUSHED
}
