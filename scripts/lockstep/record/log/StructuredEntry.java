package lockstep.record.log;

import lockstep.base.release.Operator;

/** An entry whose every field Lockstep knows, and which it can therefore write. */
public sealed interface StructuredEntry extends LogEntry permits PromotionEntry, RollbackEntry, AdoptionEntry {

    /** Who recorded it. */
    Operator operator();

    /** Whether it is recorded that production ran the commit and was healthy. */
    boolean isGood();
}
