package lockstep.record.verification;

import java.util.Arrays;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.record.audit.LogChange;
import lockstep.record.audit.LogGrowth;
import lockstep.record.audit.LogVersion;
import lockstep.record.audit.TipPrefixes;
import lockstep.record.log.LogVolumes;
import lockstep.repository.git.BlobReader;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.BlobId;
import lockstep.repository.tree.PathChange;
import lockstep.repository.tree.TreeFile;

/**
 * The versions of one volume of the log: told from today's where it only grew, by themselves where not.
 *
 * <p>To prove a version costs reading as many bytes as it has. What this clone found in order at its last visit need
 * not be proven again: those versions are taken from today's by their sizes. So is everything where all is to be proven
 * together afterwards, which costs a tenth: git is quick to read versions in the order in which it packs them.
 */
final class VolumeVersions {

    private final BlobReader blobs;
    private final String path;
    private final byte[] today;
    private final TipPrefixes prefixes;
    private final PrefixDigest digests;
    private final boolean wasInOrder;
    private final Optional<ClaimedVersions> claims;

    /**
     * @param wasInOrder whether it is known of the versions up to the last visit that they only grew, to what is there
     *     today
     */
    private VolumeVersions(
            BlobReader blobs, String path, byte[] today, TipPrefixes prefixes, boolean wasInOrder, boolean isTrusting) {
        this.blobs = blobs;
        this.path = path;
        this.today = today;
        this.prefixes = prefixes;
        this.digests = new PrefixDigest(today);
        this.wasInOrder = wasInOrder;
        this.claims = isTrusting ? Optional.of(new ClaimedVersions(today)) : Optional.empty();
    }

    /** @param isTrusting whether {@link #hold} will be asked, and all done again without trust where they do not */
    static VolumeVersions read(
            ReleaseRepository repository, BlobReader blobs, String path, Optional<Sha> tip, Optional<Sha> remembered,
            boolean isTrusting) {
        Optional<BlobId> now = find(repository, path, tip);
        byte[] today = now.map(blob -> blobs.read(blob, LogVolumes.LARGEST)).orElse(new byte[0]);
        TipPrefixes prefixes = new TipPrefixes(today);
        Optional<BlobId> then = find(repository, path, remembered);
        boolean grew = then.isPresent() && (then.equals(now)
                || prefixes.change(Optional.empty(), then.map(blob -> version(blobs, blob))).isPresent());
        return new VolumeVersions(blobs, path, today, prefixes, grew, isTrusting);
    }

    private static Optional<BlobId> find(ReleaseRepository repository, String path, Optional<Sha> commit) {
        return commit.flatMap(sha -> repository.find(sha, path))
                .filter(blob -> repository.size(blob) <= LogVolumes.LARGEST);
    }

    String path() {
        return path;
    }

    /** Whether every version was what it was taken for. */
    boolean hold() {
        return claims.isEmpty() || claims.get().hold(blobs);
    }

    /** @param isNews whether it came after the last visit */
    LogChange change(PathChange change, boolean isNews) {
        if (change.after().filter(file -> !file.hasContent()).isPresent()) {
            return new LogChange.Damaged("replaced by something that is not a plain file", new byte[0]);
        }
        Optional<LogVersion> before = change.before().filter(TreeFile::hasContent).map(file -> version(file.id()));
        Optional<LogVersion> after = change.after().map(file -> version(file.id()));
        if (size(after) > LogVolumes.LARGEST) {
            return new LogChange.Damaged(
                    "made " + size(after) + " bytes long, more than the " + LogVolumes.LARGEST + " of a volume",
                    new byte[0]);
        }
        if (size(before) > LogVolumes.LARGEST) {
            return new LogChange.Damaged("shortened from " + size(before) + " bytes", bytes(after));
        }
        // Before an adoption a log may have shrunk, which the adoption forgave.
        boolean fits = size(before) <= size(after) && size(after) <= today.length;
        if (fits && (wasInOrder && !isNews || areClaimed(before, after))) {
            return new LogChange.Appended(Arrays.copyOfRange(today, (int) size(before), (int) size(after)));
        }
        return prefixes.change(before, after).orElseGet(() -> LogGrowth.between(bytes(before), bytes(after)));
    }

    /** One that only changed its mode did not grow. */
    private boolean areClaimed(Optional<LogVersion> before, Optional<LogVersion> after) {
        if (claims.isEmpty() || after.isEmpty() || before.equals(after)) {
            return false;
        }
        before.ifPresent(claims.get()::claim);
        return claims.get().claim(after.get());
    }

    /** Empty where it is too large to be a volume. */
    Optional<Sha256> digest(BlobId blob) {
        LogVersion version = version(blob);
        if (version.size() > LogVolumes.LARGEST) {
            return Optional.empty();
        }
        boolean isBeginning = claims.filter(some -> some.claim(version)).isPresent() || prefixes.holds(version);
        return Optional.of(isBeginning
                ? digests.of((int) version.size())
                : Sha256.of(blobs.read(blob, LogVolumes.LARGEST)));
    }

    private static long size(Optional<LogVersion> version) {
        return version.map(LogVersion::size).orElse(0L);
    }

    private LogVersion version(BlobId blob) {
        return version(blobs, blob);
    }

    private static LogVersion version(BlobReader blobs, BlobId blob) {
        return new LogVersion(blob.hex(), blobs.size(blob));
    }

    private byte[] bytes(Optional<LogVersion> version) {
        return version.map(one -> blobs.read(new BlobId(one.blob()), LogVolumes.LARGEST)).orElse(new byte[0]);
    }
}
