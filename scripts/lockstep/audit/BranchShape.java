package lockstep.audit;

import java.util.Optional;
import lockstep.release.ReleaseId;

/**
 * Where in the evidence branch things are.
 *
 * @param logPath such as {@code docs/RELEASE_LOG.md}
 * @param evidenceFolder such as {@code evidence}, without a slash at the end
 * @param dedicated whether the branch holds nothing else; where a team keeps its log on {@code main} it does not
 */
public record BranchShape(String logPath, String evidenceFolder, boolean dedicated) {

    public static BranchShape defaults() {
        return new BranchShape("docs/RELEASE_LOG.md", "evidence", true);
    }

    boolean isEvidence(String path) {
        return path.startsWith(evidenceFolder + "/");
    }

    /** The release whose evidence a path is: {@code evidence/<release_id>/…}. */
    Optional<ReleaseId> releaseOf(String path) {
        if (!isEvidence(path)) {
            return Optional.empty();
        }
        String inside = path.substring(evidenceFolder.length() + 1);
        int slash = inside.indexOf('/');
        return slash < 0 ? Optional.empty() : ReleaseId.tryParse(inside.substring(0, slash));
    }
}
