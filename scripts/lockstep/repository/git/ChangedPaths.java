package lockstep.repository.git;

import java.util.Set;
import lockstep.base.release.Sha;

/** Which of the paths that somebody asked for a commit changed: added, replaced or took away. */
public record ChangedPaths(Sha commit, Set<String> paths) {

    public ChangedPaths {
        paths = Set.copyOf(paths);
    }
}
