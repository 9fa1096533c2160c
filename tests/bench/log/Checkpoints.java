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

/** The checkpoints of a branch, each of which binds its record and all before it. */
final class Checkpoints {

    private static final String ORIGIN = Checkpoint.originOf("cognitive-api");

    private final Optional<Hand> hand;
    private RecordChain chain = RecordChain.empty();
    private Optional<Sha256> last = Optional.empty();

    Checkpoints(Optional<Hand> hand) {
        this.hand = hand;
    }

    /** The digest of the last one. */
    Optional<Sha256> last() {
        return last;
    }

    /** @param files what the record adds or replaces, by path */
    byte[] next(Optional<Sha> parent, Instant when, Map<String, Sha256> files) {
        RecordManifest manifest = new RecordManifest(parent, when);
        files.forEach(manifest::file);
        chain = chain.with(manifest.bytes());
        Checkpoint next = new Checkpoint(ORIGIN, chain);
        byte[] text = new CheckpointNote(next, Optional.empty()).text();
        byte[] note = new CheckpointNote(next, hand.map(one -> one.sign(text))).bytes();
        last = Optional.of(Sha256.of(note));
        return note;
    }
}
