package lockstep.record.history;

import java.util.Optional;
import lockstep.base.release.ReleaseId;

/**
 * What a history says of one commit.
 *
 * @param good empty where it is not known to be good
 * @param takenBack the last rollback from it
 */
public record CommitStanding(Optional<Ranked> good, Optional<ReleaseId> takenBack) {

    /** @param rank the higher, the newer */
    public record Ranked(long rank, KnownGood known) {}
}
