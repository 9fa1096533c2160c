package lockstep.record.audit;

import java.util.Optional;
import lockstep.base.release.ReleaseId;

/** What the evidence seen so far says of one release. */
final class ReleaseEvidence {

    private static final long NOT_BEGUN = -1;

    private final ReleaseId id;
    private long begun = NOT_BEGUN;
    private JudgedIntent intent;

    ReleaseEvidence(ReleaseId id) {
        this.id = id;
    }

    /** The one instance that all keep. */
    ReleaseId id() {
        return id;
    }

    /** @param position of a commit that brought evidence of it; the first counts */
    void begin(long position) {
        begun = begun == NOT_BEGUN ? position : begun;
    }

    /** The first counts; whether this was it. */
    boolean intend(JudgedIntent recorded) {
        boolean isFirst = intent == null;
        intent = isFirst ? recorded : intent;
        return isFirst;
    }

    /** The number of the commit that brought its first evidence. */
    Optional<Long> begun() {
        return begun == NOT_BEGUN ? Optional.empty() : Optional.of(begun);
    }

    Optional<JudgedIntent> intent() {
        return Optional.ofNullable(intent);
    }
}
