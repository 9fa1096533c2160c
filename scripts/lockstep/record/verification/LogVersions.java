package lockstep.record.verification;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.record.audit.LogChange;
import lockstep.record.audit.VolumeChange;
import lockstep.record.log.LogVolumes;
import lockstep.repository.git.BlobReader;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.BlobId;
import lockstep.repository.tree.PathChange;
import lockstep.repository.tree.TreeFile;

/** Follows the log through its versions, holding the one volume that is being written. */
final class LogVersions {

    private final ReleaseRepository repository;
    private final BlobReader blobs;
    private final LogVolumes volumes;
    private final Optional<Sha> tip;
    private final Optional<Sha> remembered;
    private final boolean isTrusting;
    private boolean isNews;
    private boolean held = true;
    private Optional<VolumeVersions> current = Optional.empty();
    private final Map<BlobId, Optional<Sha256>> digests = new HashMap<>();

    /**
     * @param remembered where the log was in order at the last visit
     * @param isTrusting whether {@link #hold} will be asked, and all done again without trust where they do not
     */
    LogVersions(
            ReleaseRepository repository, BlobReader blobs, Optional<Sha> tip, Optional<Sha> remembered,
            LogVolumes volumes, boolean isTrusting) {
        this.repository = repository;
        this.blobs = blobs;
        this.isTrusting = isTrusting;
        this.volumes = volumes;
        this.tip = tip;
        this.remembered = remembered;
        this.isNews = remembered.isEmpty();
    }

    boolean isVolume(String path) {
        return volumes.number(path).isPresent();
    }

    /** Empty where the file is no volume of the log. */
    Optional<VolumeChange> change(PathChange change) {
        OptionalInt number = volumes.number(change.path());
        return number.isEmpty()
                ? Optional.empty()
                : Optional.of(new VolumeChange(number.getAsInt(), volume(change.path()).change(change, isNews)));
    }

    /** The same of a commit that brought so much of others that this one is not read. */
    Optional<VolumeChange> tooMuch(PathChange change, long most) {
        OptionalInt number = volumes.number(change.path());
        return number.isEmpty() ? Optional.empty() : Optional.of(new VolumeChange(number.getAsInt(),
                new LogChange.Damaged("changed by a commit that adds more than " + most + " bytes to the log",
                        new byte[0])));
    }

    /** Of a whole volume as it was; empty where it is too large to be one. */
    Optional<Sha256> digest(String path, TreeFile version) {
        // One version may lie there under many names.
        return digests.computeIfAbsent(version.id(), id -> volume(path).digest(id));
    }

    private VolumeVersions volume(String path) {
        if (current.filter(volume -> volume.path().equals(path)).isEmpty()) {
            held = hold();
            current = Optional.of(VolumeVersions.read(repository, blobs, path, tip, remembered, isTrusting));
        }
        return current.get();
    }

    /** Whether every version so far was what it was taken for. */
    boolean hold() {
        return held && (current.isEmpty() || current.get().hold());
    }

    /** From the commit after the remembered one on, every version has to be proven. */
    void passed(Sha commit) {
        isNews |= remembered.equals(Optional.of(commit));
        digests.clear();
    }
}
