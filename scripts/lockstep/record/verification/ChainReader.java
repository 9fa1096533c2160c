package lockstep.record.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Sha;
import lockstep.record.checkpoint.Checkpoint;
import lockstep.record.checkpoint.CheckpointNote;
import lockstep.record.checkpoint.RecordChain;
import lockstep.record.document.RecordedDocument;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LogVolumes;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.History;
import lockstep.repository.git.HistoryCommit;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.BlobId;
import lockstep.repository.tree.FileWrite;
import lockstep.repository.tree.PathChange;
import lockstep.repository.tree.TreeFile;

/**
 * What the next checkpoint has to say. Goes on from the last one on the branch, whose truth the audit judges; where
 * there is none, from the first record.
 */
public record ChainReader(ReleaseRepository repository, EvidenceLayout layout) {

    public static ChainReader of(ReleaseRepository repository, EvidenceLayout paths) {
        boolean dedicated = !repository.branches().evidence().equals(repository.branches().staging());
        return new ChainReader(repository, new EvidenceLayout(paths.log(), dedicated));
    }

    /** The digest of the checkpoint that lies on the branch; what is recorded next has to name it. */
    public Optional<Sha256> note(Optional<Sha> tip) {
        return tip.flatMap(this::bytes).map(Sha256::of);
    }

    /** The checkpoint of a record that is about to be written on top of a commit. */
    public Checkpoint next(Optional<Sha> tip, CommitDraft draft, String service) {
        List<PathChange> changes = repository.changesOf(tip, draft);
        RecordedChanges.Digests digests = (path, file) -> draft.writes().stream()
                .filter(write -> write.path().equals(path))
                .map(FileWrite::content)
                .map(Sha256::of)
                .findFirst();
        byte[] manifest = new RecordedChanges(layout).manifest(tip, draft.when(), changes, digests);
        Optional<CheckpointNote> last = tip.flatMap(this::bytes).flatMap(CheckpointNote::read);
        String origin = last.map(note -> note.checkpoint().origin()).orElseGet(() -> Checkpoint.originOf(service));
        RecordChain chain = tip.map(commit -> chain(commit, last)).orElse(RecordChain.empty());
        return new Checkpoint(origin, chain.with(manifest));
    }

    private Optional<byte[]> bytes(Sha commit) {
        return repository.find(commit, EvidenceLayout.CHECKPOINT)
                .filter(blob -> repository.size(blob) <= CheckpointNote.LARGEST)
                .map(blob -> repository.read(blob, CheckpointNote.LARGEST));
    }

    private RecordChain chain(Sha tip, Optional<CheckpointNote> last) {
        RecordChain chain = last.map(note -> note.checkpoint().records()).orElse(RecordChain.empty());
        try (History since = last.isPresent()
                ? repository.historyAfter(whereWritten(tip), tip)
                : repository.history(tip)) {
            while (since.hasNext()) {
                Optional<HistoryCommit> commit = next(since);
                chain = commit.isPresent() ? with(chain, commit.get()) : chain;
            }
        }
        return chain;
    }

    /** Empty where nobody can judge what a commit did: the audit ends there, and a rollback must be recorded still. */
    private static Optional<HistoryCommit> next(History since) {
        try {
            return Optional.of(since.next());
        } catch (NotVerified e) {
            return Optional.empty();
        }
    }

    private RecordChain with(RecordChain chain, HistoryCommit commit) {
        RecordedChanges records = new RecordedChanges(layout);
        // One file may lie there under many names.
        Map<BlobId, Optional<Sha256>> digests = new HashMap<>();
        return records.isRecord(commit.changes())
                ? chain.with(records.manifest(
                        commit.commit().parents().stream().findFirst(), commit.commit().when(), commit.changes(),
                        (path, file) -> digests.computeIfAbsent(file.id(), id -> digest(path, file))))
                : chain;
    }

    private Optional<Sha256> digest(String path, TreeFile file) {
        int largest = layout.isLog(path) ? LogVolumes.LARGEST : RecordedDocument.LARGEST;
        return repository.size(file.id()) > largest
                ? Optional.empty()
                : Optional.of(Sha256.of(repository.read(file.id(), largest)));
    }

    /** The commit that brought the checkpoint which lies at the tip. */
    private Sha whereWritten(Sha tip) {
        Optional<BlobId> note = repository.find(tip, EvidenceLayout.CHECKPOINT);
        Sha at = tip;
        Optional<Sha> parent = parent(at);
        while (parent.isPresent() && repository.find(parent.get(), EvidenceLayout.CHECKPOINT).equals(note)) {
            at = parent.get();
            parent = parent(at);
        }
        return at;
    }

    private Optional<Sha> parent(Sha commit) {
        return repository.summary(commit).parents().stream().findFirst();
    }
}
