package lockstep.record.verification;

import java.util.Optional;
import java.util.OptionalInt;
import lockstep.base.release.Sha;
import lockstep.record.attestation.Sha256;
import lockstep.record.audit.VolumeChange;
import lockstep.record.log.LogVolumes;
import lockstep.repository.git.PathChange;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.TreeFile;

/** Follows the log through its versions, holding the one volume that is being written. */
final class LogVersions {

    private final ReleaseRepository repository;
    private final LogVolumes volumes;
    private final Optional<Sha> tip;
    private final Optional<Sha> remembered;
    private boolean isNews;
    private Optional<VolumeVersions> current = Optional.empty();

    /** @param remembered where the log was in order at the last visit */
    LogVersions(ReleaseRepository repository, Optional<Sha> tip, Optional<Sha> remembered, LogVolumes volumes) {
        this.repository = repository;
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

    /** Of a whole volume as it was; empty where it is too large to be one. */
    Optional<Sha256> digest(String path, TreeFile version) {
        return volume(path).digest(version.id());
    }

    private VolumeVersions volume(String path) {
        VolumeVersions versions = current
                .filter(held -> held.path().equals(path))
                .orElseGet(() -> VolumeVersions.read(repository, path, tip, remembered));
        current = Optional.of(versions);
        return versions;
    }

    /** From the commit after the remembered one on, every version has to be proven. */
    void passed(Sha commit) {
        isNews |= remembered.equals(Optional.of(commit));
    }
}
