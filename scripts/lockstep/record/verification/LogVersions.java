package lockstep.record.verification;

import java.util.Optional;
import java.util.OptionalInt;
import lockstep.base.release.Sha;
import lockstep.record.audit.VolumeChange;
import lockstep.record.log.LogVolumes;
import lockstep.repository.git.PathChange;
import lockstep.repository.git.ReleaseRepository;

/** Follows the log through its versions, holding the one volume that is being written. */
final class LogVersions {

    private final ReleaseRepository repository;
    private final LogVolumes volumes;
    private final Optional<Sha> tip;
    private final Optional<Sha> remembered;
    private boolean isNews;
    private Optional<VolumeVersions> current = Optional.empty();

    LogVersions(ReleaseRepository repository, Optional<Sha> tip, LogVolumes volumes) {
        this.repository = repository;
        this.volumes = volumes;
        this.tip = tip;
        this.remembered = repository.rememberedTip().filter(this::leadsToTip);
        this.isNews = remembered.isEmpty();
    }

    private boolean leadsToTip(Sha known) {
        return tip.isPresent() && repository.has(known) && repository.isAncestor(known, tip.get());
    }

    /** Empty where the file is no volume of the log. */
    Optional<VolumeChange> change(PathChange change) {
        OptionalInt number = volumes.number(change.path());
        if (number.isEmpty()) {
            return Optional.empty();
        }
        VolumeVersions versions = current
                .filter(held -> held.path().equals(change.path()))
                .orElseGet(() -> VolumeVersions.read(repository, change.path(), tip, remembered));
        current = Optional.of(versions);
        return Optional.of(new VolumeChange(number.getAsInt(), versions.change(change, isNews)));
    }

    /** From the commit after the remembered one on, every version has to be proven. */
    void passed(Sha commit) {
        isNews |= remembered.equals(Optional.of(commit));
    }
}
