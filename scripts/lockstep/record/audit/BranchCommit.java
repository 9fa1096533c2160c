package lockstep.record.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;

/**
 * A commit of the evidence branch, compared with its first parent (or with nothing, where it has none).
 *
 * @param when as its committer says; empty where nobody asks
 * @param isBound whether it came after the first checkpoint, so that all it holds has to be accounted for
 */
public record BranchCommit(
        Sha sha, List<Sha> parents, Optional<Instant> when, boolean isBound, List<FileChange> changes,
        List<VolumeChange> log, List<EvidenceFact> evidence) {

    private static final long OF_A_CHANGE = 250;

    public BranchCommit {
        parents = List.copyOf(parents);
        changes = List.copyOf(changes);
        log = List.copyOf(log);
        evidence = List.copyOf(evidence);
    }

    /** About as many bytes of memory as it takes. */
    public long weight() {
        return changes.stream().mapToLong(change -> OF_A_CHANGE + change.path().length()).sum()
                + log.stream().mapToLong(volume -> volume.change().held()).sum();
    }

    public BranchCommit(
            Sha sha, List<Sha> parents, List<FileChange> changes, List<VolumeChange> log,
            List<EvidenceFact> evidence) {
        this(sha, parents, Optional.empty(), false, changes, log, evidence);
    }
}
