package lockstep.release.site;

import java.util.List;
import lockstep.base.release.Sha;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.TruthPlaces;
import lockstep.repository.git.CommitSummary;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.PathChange;

/**
 * The commit that is meant where none is named: the newest of the staging branch that is not a commit of the record,
 * for a team may keep the record on that branch.
 */
public record NewestCandidate(ReleaseSite site) {

    public Sha of(RemoteHeads heads) {
        if (!site.recordsOnStaging()) {
            return heads.staging();
        }
        ReleaseRepository repository = site.repository();
        CommitSummary commit = repository.summary(heads.staging());
        while (isRecord(commit)) {
            commit = repository.summary(commit.parents().getFirst());
        }
        return commit.sha();
    }

    /** Whether a commit of the staging branch is one of the record, with nothing else in it. */
    public boolean isRecord(CommitSummary commit) {
        if (!site.recordsOnStaging() || commit.parents().size() != 1) {
            return false;
        }
        List<PathChange> changes = site.repository().changedPaths(commit.parents().getFirst(), commit.sha());
        return !changes.isEmpty() && changes.stream().allMatch(change -> isOfTheRecord(change.path()));
    }

    /** Whether a path holds log or evidence, and nothing that is deployed. */
    public boolean isOfTheRecord(String path) {
        return site.recordsOnStaging()
                && (path.startsWith(EvidenceLayout.FOLDER + "/")
                        || TruthPlaces.isAny(path)
                        || site.journal().paths().log().number(path).isPresent());
    }
}
