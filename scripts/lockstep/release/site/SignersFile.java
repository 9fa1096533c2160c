package lockstep.release.site;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.BlobId;
import lockstep.settings.EvidenceSettings;

/**
 * The file that says whose signatures count, as a commit has it: a candidate or a working tree that adds a key adds
 * nobody.
 *
 * @param after the commit of the evidence branch up to which the team takes the record as it stands: the file is
 *     followed from there
 */
public record SignersFile(String name, Optional<Sha> after) {

    private static final int LARGEST = 1 << 20;

    /** Empty where nobody said whose signatures count. */
    public static Optional<SignersFile> of(EvidenceSettings evidence) {
        return evidence.allowedSigners().map(name -> new SignersFile(name, evidence.requireSignaturesAfter()));
    }

    /** What tells it from others that are followed. */
    String key() {
        return name + after.map(commit -> " after " + commit.hex()).orElse("");
    }

    /** Whether no commit of the repository can bring it: then it is the host's own. */
    public boolean isOutside() {
        try {
            return name.startsWith("~") || Path.of(name).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Empty where the commit has none that can be read: one that is too large names nobody. */
    public Optional<byte[]> at(Sha commit, ReleaseRepository repository) {
        return path().flatMap(path -> repository.readable(commit, path, LARGEST));
    }

    /** The same; empty as well where this clone does not have the commit. */
    public Optional<byte[]> known(Sha commit, ReleaseRepository repository) {
        return repository.has(commit) ? at(commit, repository) : Optional.empty();
    }

    Optional<BlobId> find(Sha commit, ReleaseRepository repository) {
        return path().flatMap(path -> repository.find(commit, path))
                .filter(blob -> repository.size(blob) <= LARGEST);
    }

    /** Whether a signed promotion brought the file, as far as this clone has followed it. */
    public boolean isFollowed(ReleaseRepository repository) {
        return followed(repository).isPresent();
    }

    /** Whether the promotion of a commit brings its version of the file: see {@link SignersChain}. */
    public boolean comesWith(Sha candidate, ReleaseRepository repository) {
        return repository.seenStaging().filter(main -> repository.isAncestor(candidate, main)).isPresent()
                && followed(repository).stream().allMatch(place -> repository.isAncestor(place, candidate));
    }

    private Optional<Sha> followed(ReleaseRepository repository) {
        return FollowedSigners.kept(this, repository).flatMap(FollowedSigners::place);
    }

    /** Empty where no file can have the name. */
    private Optional<String> path() {
        try {
            return Optional.of(Path.of(name).normalize().toString().replace('\\', '/'));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
