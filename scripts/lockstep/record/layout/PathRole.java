package lockstep.record.layout;

/** What a path of the evidence branch is for. */
public enum PathRole {
    LOG,
    CHECKPOINT,
    /** The source of truth, which every outcome replaces. */
    TRUTH,
    RUN,
    STATEMENT,
    SIGNATURE,
    INTENT,
    /** A document that belongs to one promotion or rollback, or a pinned configuration. */
    DOCUMENT,
    /** Below {@code evidence/}, and nothing that Lockstep writes. */
    STRAY,
    /** Looks to people, to a file system or to a renderer like log or evidence, and is neither. */
    MISLEADING,
    /** Nothing of Lockstep's. */
    FOREIGN
}
