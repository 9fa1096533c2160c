package lockstep.release.site;

import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.repository.git.ReleaseRepository;

/** From which commit the file of allowed signers counts, as far as this clone has followed it. */
public record SignersPlace(SignersFile file, ReleaseRepository repository) {

    /** Where the newest signed promotion brought it; empty where none did. */
    public Optional<Sha> followed() {
        return FollowedSigners.kept(file, repository).flatMap(FollowedSigners::place);
    }

    /**
     * The one that {@code release-log verify} uses; empty where it uses the file on the disk.
     *
     * @param isRequired whether signatures are
     */
    public Optional<Sha> counting(boolean isRequired) {
        Optional<Sha> release = repository.seenProduction();
        return (isRequired ? followed().or(() -> release.filter(this::isMerged)) : release)
                .filter(commit -> file.at(commit, repository).isPresent());
    }

    private boolean isMerged(Sha commit) {
        return repository.seenStaging().filter(main -> repository.isAncestor(commit, main)).isPresent();
    }
}
