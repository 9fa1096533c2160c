package lockstep.repository.tree;

import java.time.Instant;
import java.util.Set;
import lockstep.base.release.Sha;

/**
 * Which of the paths that somebody asked for a commit changed: added, replaced or took away.
 *
 * @param madeAt when, as far as anybody can know ({@link lockstep.repository.git.ReleaseRepository#madeAt})
 */
public record ChangedPaths(Sha commit, Set<String> paths, Instant madeAt) {

    public ChangedPaths {
        paths = Set.copyOf(paths);
    }
}
