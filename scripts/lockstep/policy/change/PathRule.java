package lockstep.policy.change;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeClass;

/** Changes to these paths are at least of this class. */
public record PathRule(List<PathGlob> paths, ChangeClass demanded) {

    public PathRule {
        paths = List.copyOf(paths);
    }

    Optional<PathGlob> matching(String path) {
        return paths.stream().filter(glob -> glob.matches(path)).findFirst();
    }
}
