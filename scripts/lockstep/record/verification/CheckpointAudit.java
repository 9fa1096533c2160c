package lockstep.record.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.record.audit.EvidenceFact;
import lockstep.record.checkpoint.Checkpoint;
import lockstep.record.checkpoint.CheckpointNote;
import lockstep.record.checkpoint.RecordChain;
import lockstep.record.layout.EvidenceLayout;
import lockstep.repository.git.HistoryCommit;
import lockstep.repository.tree.BlobId;
import lockstep.repository.tree.PathChange;
import lockstep.repository.tree.TreeFile;

/**
 * Holds the checkpoint that each record brings against the records themselves. From the first one on every record
 * needs one; the first binds what came before it.
 */
final class CheckpointAudit {

    private final RecordedChanges records;
    private RecordChain chain;
    private Optional<Checkpoint> last;
    private Optional<Sha256> lastNote;

    CheckpointAudit(RecordedChanges records, CheckpointState start) {
        this.records = records;
        this.chain = start.chain();
        this.last = start.last();
        this.lastNote = start.note();
    }

    /** Where a chain of checkpoints stands. */
    record CheckpointState(RecordChain chain, Optional<Checkpoint> last, Optional<Sha256> note) {

        static CheckpointState none() {
            return new CheckpointState(RecordChain.empty(), Optional.empty(), Optional.empty());
        }
    }

    CheckpointState state() {
        return new CheckpointState(chain, last, lastNote);
    }

    /** Whether the branch holds nothing but records. */
    boolean isDedicated() {
        return records.layout().dedicated();
    }

    /** Whether records have to have a checkpoint. */
    boolean hasBegun() {
        return last.isPresent();
    }

    /** The digest of the checkpoint before the commit at hand. */
    Optional<Sha256> note() {
        return lastNote;
    }

    /** What is wrong with the checkpoint of a commit. */
    List<EvidenceFact> accept(
            HistoryCommit commit, RecordedChanges.Digests digests, EvidenceSoFar files, SignatureTrust signatures) {
        if (!records.isRecord(commit.changes())) {
            return List.of();
        }
        chain = chain.with(records.manifest(
                commit.commit().parents().stream().findFirst(), commit.commit().when(), commit.changes(), digests));
        Optional<PathChange> change = commit.changes().stream()
                .filter(changed -> changed.path().equals(EvidenceLayout.CHECKPOINT))
                .findFirst();
        if (change.isEmpty()) {
            return hasBegun()
                    ? List.of(new EvidenceFact.Unbound(
                            "commit " + commit.commit().sha(), "it brings no checkpoint, as every record does"))
                    : List.of();
        }
        List<EvidenceFact> faults = new ArrayList<>();
        Optional<BlobId> blob = change.get().after().filter(TreeFile::isPlain).map(TreeFile::id);
        Optional<byte[]> bytes = blob.flatMap(files::small);
        Optional<CheckpointNote> note = bytes.flatMap(CheckpointNote::read);
        String where = EvidenceLayout.CHECKPOINT + " of commit " + commit.commit().sha();
        if (note.isEmpty()) {
            faults.add(new EvidenceFact.Unbound(where, "it is not a checkpoint"));
            last = last.or(() -> Optional.of(new Checkpoint("unknown", chain)));
        } else {
            fault(note.get()).ifPresent(why -> faults.add(new EvidenceFact.Unbound(where, why)));
            signatures.checkpoint(note.get(), faults.isEmpty(), commit.commit().when())
                    .ifPresent(why -> faults.add(new EvidenceFact.Unbound(where, why)));
            last = Optional.of(note.get().checkpoint());
        }
        lastNote = bytes.flatMap(small -> blob.map(files::digest));
        return faults;
    }

    private Optional<String> fault(CheckpointNote note) {
        Checkpoint found = note.checkpoint();
        if (last.isPresent() && !last.get().origin().equals(found.origin())) {
            return Optional.of("its origin is " + found.origin() + ", before it was " + last.get().origin());
        }
        if (!found.records().equals(chain)) {
            return Optional.of("it names " + found.records().size() + " records of the digest "
                    + found.records().root() + "; there are " + chain.size() + " of the digest " + chain.root());
        }
        return Optional.empty();
    }
}
