package lockstep.record.audit;

import java.util.Optional;
import lockstep.base.release.ReleaseId;
import lockstep.record.log.LogVolumes;

/**
 * Where in the evidence branch things are.
 *
 * @param log the files that the release log lies in
 * @param evidenceFolder such as {@code evidence}, without a slash at the end
 * @param dedicated whether the branch holds nothing else; where a team keeps its log on {@code main} it does not
 */
public record BranchShape(LogVolumes log, String evidenceFolder, boolean dedicated) {

    public static BranchShape defaults() {
        return new BranchShape(new LogVolumes("docs/RELEASE_LOG.md"), "evidence", true);
    }

    boolean isLog(String path) {
        return log.number(path).isPresent();
    }

    boolean isEvidence(String path) {
        return path.startsWith(evidenceFolder + "/");
    }

    /** Where the evidence of a release is: {@code evidence/<month>/<release_id>/}. */
    String folderOf(ReleaseId id) {
        return evidenceFolder + "/" + id.month() + "/" + id + "/";
    }

    /** The release whose evidence a path is. */
    Optional<ReleaseId> releaseOf(String path) {
        if (!isEvidence(path)) {
            return Optional.empty();
        }
        String[] inside = path.substring(evidenceFolder.length() + 1).split("/", 3);
        return inside.length < 3
                ? Optional.empty()
                : ReleaseId.tryParse(inside[1]).filter(id -> id.month().equals(inside[0]));
    }
}
