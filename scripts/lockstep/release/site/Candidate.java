package lockstep.release.site;

import java.util.List;
import lockstep.base.release.Sha;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.TruthPlaces;
import lockstep.repository.git.PathChange;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;

/**
 * The commit that is meant where none is named: the newest of the staging branch that is not a commit of the record,
 * for a team may keep the record on that branch.
 */
public record Candidate(ReleaseSite site) {

    public Sha of(RemoteHeads heads) {
        if (!site.recordsOnStaging()) {
            return heads.staging();
        }
        ReleaseRepository repository = site.repository();
        Sha commit = heads.staging();
        List<Sha> parents = repository.summary(commit).parents();
        while (parents.size() == 1 && isRecord(repository.changedPaths(parents.getFirst(), commit))) {
            commit = parents.getFirst();
            parents = repository.summary(commit).parents();
        }
        return commit;
    }

    private boolean isRecord(List<PathChange> changes) {
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
