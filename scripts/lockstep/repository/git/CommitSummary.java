package lockstep.repository.git;

import java.time.Instant;
import java.util.List;
import lockstep.base.release.Sha;

/**
 * A commit in a line; author and subject are sanitised.
 *
 * @param when the committer's time, which is when it came to be where it is
 */
public record CommitSummary(Sha sha, List<Sha> parents, String author, Instant when, String subject) {

    public CommitSummary {
        parents = List.copyOf(parents);
    }
}
