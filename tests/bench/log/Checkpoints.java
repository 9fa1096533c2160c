package tests.bench.log;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.record.checkpoint.Checkpoint;
import lockstep.record.checkpoint.CheckpointNote;
import lockstep.record.checkpoint.RecordChain;
import lockstep.record.checkpoint.RecordManifest;

/** The checkpoints of a branch, each of which binds its record and all before it; unsigned. */
final class Checkpoints {

    private static final String ORIGIN = Checkpoint.originOf("cognitive-api");

    private RecordChain chain = RecordChain.empty();
    private Optional<Sha256> last = Optional.empty();

    /** The digest of the last one. */
    Optional<Sha256> last() {
        return last;
    }

    /** @param files what the record adds or replaces, by path */
    byte[] next(Optional<Sha> parent, Instant when, Map<String, Sha256> files) {
        RecordManifest manifest = new RecordManifest(parent, when);
        files.forEach(manifest::file);
        chain = chain.with(manifest.bytes());
        byte[] note = new CheckpointNote(new Checkpoint(ORIGIN, chain), Optional.empty()).bytes();
        last = Optional.of(Sha256.of(note));
        return note;
    }
}
