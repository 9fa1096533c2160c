package lockstep.record.audit;

import java.util.List;
import lockstep.base.release.Sha;

/** A commit of the evidence branch, compared with its first parent (or with nothing, where it has none). */
public record BranchCommit(
        Sha sha, List<Sha> parents, List<FileChange> changes, List<VolumeChange> log, List<EvidenceFact> evidence) {

    public BranchCommit {
        parents = List.copyOf(parents);
        changes = List.copyOf(changes);
        log = List.copyOf(log);
        evidence = List.copyOf(evidence);
    }
}
