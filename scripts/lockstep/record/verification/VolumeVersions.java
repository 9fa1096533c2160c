package lockstep.record.verification;

import java.util.Arrays;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.audit.LogChange;
import lockstep.record.audit.LogGrowth;
import lockstep.record.audit.LogVersion;
import lockstep.record.audit.TipPrefixes;
import lockstep.repository.git.BlobId;
import lockstep.repository.git.PathChange;
import lockstep.repository.git.ReleaseRepository;

/**
 * The versions of one volume of the log: told from today's where it only grew, by themselves where not.
 *
 * <p>To prove a version costs reading as many bytes as it has. What this clone found in order at its last visit need
 * not be proven again: those versions are taken from today's by their sizes.
 *
 * @param wasInOrder whether it is known of the versions up to the last visit that they only grew, to what is there
 *     today
 */
record VolumeVersions(ReleaseRepository repository, String path, byte[] today, TipPrefixes prefixes,
        boolean wasInOrder) {

    private static final int LARGEST = 256 << 20;

    static VolumeVersions read(ReleaseRepository repository, String path, Optional<Sha> tip, Optional<Sha> remembered) {
        Optional<BlobId> now = tip.flatMap(commit -> repository.find(commit, path));
        byte[] today = now.map(blob -> repository.read(blob, LARGEST)).orElse(new byte[0]);
        TipPrefixes prefixes = new TipPrefixes(today);
        Optional<BlobId> then = remembered.flatMap(commit -> repository.find(commit, path));
        boolean grew = then.isPresent() && (then.equals(now)
                || prefixes.change(Optional.empty(), then.map(blob -> version(repository, blob))).isPresent());
        return new VolumeVersions(repository, path, today, prefixes, grew);
    }

    /** @param isNews whether it came after the last visit */
    LogChange change(PathChange change, boolean isNews) {
        Optional<BlobId> before = switch (change) {
            case PathChange.Added added -> Optional.empty();
            case PathChange.Modified modified -> Optional.of(modified.before());
            case PathChange.Deleted deleted -> Optional.of(deleted.before());
        };
        Optional<BlobId> after = change.after();
        // Before an adoption a log may have shrunk, which the adoption forgave.
        if (wasInOrder && !isNews && size(before) <= size(after) && size(after) <= today.length) {
            return new LogChange.Appended(Arrays.copyOfRange(today, size(before), size(after)));
        }
        return prefixes.change(before.map(blob -> version(repository, blob)),
                after.map(blob -> version(repository, blob)))
                .orElseGet(() -> LogGrowth.between(bytes(before), bytes(after)));
    }

    private int size(Optional<BlobId> blob) {
        return blob.map(id -> (int) repository.size(id)).orElse(0);
    }

    private static LogVersion version(ReleaseRepository repository, BlobId blob) {
        return new LogVersion(blob.hex(), repository.size(blob));
    }

    private byte[] bytes(Optional<BlobId> blob) {
        return blob.map(id -> repository.read(id, LARGEST)).orElse(new byte[0]);
    }
}
