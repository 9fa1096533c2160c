package lockstep.record.verification;

import java.util.Arrays;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.attestation.Sha256;
import lockstep.record.audit.LogChange;
import lockstep.record.audit.LogGrowth;
import lockstep.record.audit.LogVersion;
import lockstep.record.audit.TipPrefixes;
import lockstep.record.log.LogVolumes;
import lockstep.repository.git.BlobId;
import lockstep.repository.git.PathChange;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.TreeFile;

/**
 * The versions of one volume of the log: told from today's where it only grew, by themselves where not.
 *
 * <p>To prove a version costs reading as many bytes as it has. What this clone found in order at its last visit need
 * not be proven again: those versions are taken from today's by their sizes.
 */
final class VolumeVersions {

    private final ReleaseRepository repository;
    private final String path;
    private final byte[] today;
    private final TipPrefixes prefixes;
    private final PrefixDigest digests;
    private final boolean wasInOrder;

    /**
     * @param wasInOrder whether it is known of the versions up to the last visit that they only grew, to what is there
     *     today
     */
    private VolumeVersions(
            ReleaseRepository repository, String path, byte[] today, TipPrefixes prefixes, boolean wasInOrder) {
        this.repository = repository;
        this.path = path;
        this.today = today;
        this.prefixes = prefixes;
        this.digests = new PrefixDigest(today);
        this.wasInOrder = wasInOrder;
    }

    static VolumeVersions read(ReleaseRepository repository, String path, Optional<Sha> tip, Optional<Sha> remembered) {
        Optional<BlobId> now = find(repository, path, tip);
        byte[] today = now.map(blob -> repository.read(blob, LogVolumes.LARGEST)).orElse(new byte[0]);
        TipPrefixes prefixes = new TipPrefixes(today);
        Optional<BlobId> then = find(repository, path, remembered);
        boolean grew = then.isPresent() && (then.equals(now)
                || prefixes.change(Optional.empty(), then.map(blob -> version(repository, blob))).isPresent());
        return new VolumeVersions(repository, path, today, prefixes, grew);
    }

    private static Optional<BlobId> find(ReleaseRepository repository, String path, Optional<Sha> commit) {
        return commit.flatMap(sha -> repository.find(sha, path))
                .filter(blob -> repository.size(blob) <= LogVolumes.LARGEST);
    }

    String path() {
        return path;
    }

    /** @param isNews whether it came after the last visit */
    LogChange change(PathChange change, boolean isNews) {
        if (change.after().filter(file -> !file.hasContent()).isPresent()) {
            return new LogChange.Damaged("replaced by something that is not a plain file", new byte[0]);
        }
        Optional<BlobId> before = change.before().filter(TreeFile::hasContent).map(TreeFile::id);
        Optional<BlobId> after = change.after().map(TreeFile::id);
        if (size(after) > LogVolumes.LARGEST) {
            return new LogChange.Damaged(
                    "made " + size(after) + " bytes long, more than the " + LogVolumes.LARGEST + " of a volume",
                    new byte[0]);
        }
        if (size(before) > LogVolumes.LARGEST) {
            return new LogChange.Damaged("shortened from " + size(before) + " bytes", bytes(after));
        }
        // Before an adoption a log may have shrunk, which the adoption forgave.
        if (wasInOrder && !isNews && size(before) <= size(after) && size(after) <= today.length) {
            return new LogChange.Appended(Arrays.copyOfRange(today, (int) size(before), (int) size(after)));
        }
        return prefixes.change(before.map(blob -> version(repository, blob)),
                after.map(blob -> version(repository, blob)))
                .orElseGet(() -> LogGrowth.between(bytes(before), bytes(after)));
    }

    /** Empty where it is too large to be a volume. */
    Optional<Sha256> digest(BlobId blob) {
        LogVersion version = version(repository, blob);
        if (version.size() > LogVolumes.LARGEST) {
            return Optional.empty();
        }
        return Optional.of(prefixes.holds(version)
                ? digests.of((int) version.size())
                : Sha256.of(repository.read(blob, LogVolumes.LARGEST)));
    }

    private long size(Optional<BlobId> blob) {
        return blob.map(repository::size).orElse(0L);
    }

    private static LogVersion version(ReleaseRepository repository, BlobId blob) {
        return new LogVersion(blob.hex(), repository.size(blob));
    }

    private byte[] bytes(Optional<BlobId> blob) {
        return blob.map(id -> repository.read(id, LogVolumes.LARGEST)).orElse(new byte[0]);
    }
}
