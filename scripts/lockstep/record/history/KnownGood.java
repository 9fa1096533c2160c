package lockstep.record.history;

import java.time.Instant;
import java.util.List;
import lockstep.base.release.Sha;

/**
 * A commit that was well in production by the log.
 *
 * @param since when it was last seen to be
 * @param record the release id of the entry that shows it, or {@code adoption}
 * @param evidenceRefs what that entry refers to
 */
public record KnownGood(Sha sha, Instant since, String record, List<String> evidenceRefs) {

    public KnownGood {
        evidenceRefs = List.copyOf(evidenceRefs);
    }
}
