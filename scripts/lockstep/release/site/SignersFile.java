package lockstep.release.site;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.repository.git.ReleaseRepository;

/**
 * The file that says whose signatures count, as the head of {@code release} has it: a candidate or a working tree that
 * adds a key adds nobody.
 */
public record SignersFile(String name) {

    private static final int LARGEST = 1 << 20;

    /** Whether no commit of the repository can bring it: then it is the host's own. */
    public boolean isOutside() {
        try {
            return name.startsWith("~") || Path.of(name).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    public Optional<byte[]> at(Sha commit, ReleaseRepository repository) {
        return repository.read(commit, Path.of(name).normalize().toString().replace('\\', '/'), LARGEST);
    }

    /** As the last visit to the remote saw it; empty where the working tree's counts. */
    Optional<byte[]> onRelease(ReleaseRepository repository) {
        return isOutside()
                ? Optional.empty()
                : repository.seenProduction().flatMap(release -> at(release, repository));
    }
}
