package lockstep.record.history;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;

/**
 * A commit that was well in production by the log.
 *
 * @param since when it was last seen to be
 * @param release the promotion or rollback whose entry shows it; none where that is the adoption
 */
public record KnownGood(Sha sha, Instant since, Optional<ReleaseId> release) {

    /** The release id of the entry that shows it, or {@code adoption}. */
    public String record() {
        return release.map(ReleaseId::toString).orElse("adoption");
    }
}
