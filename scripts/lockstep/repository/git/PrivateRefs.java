package lockstep.repository.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/**
 * The refs below {@code refs/lockstep/}: they keep what was fetched from git's housekeeping, and nobody else's refs are
 * ever written.
 */
final class PrivateRefs {

    private final Repository repository;
    private final String prefix;

    PrivateRefs(Repository repository, String remote) {
        this.repository = repository;
        this.prefix = "refs/lockstep/" + remote + "/";
    }

    Optional<Sha> read(String name) {
        try {
            Ref ref = repository.exactRef(prefix + name);
            return Optional.ofNullable(ref).map(Ref::getObjectId).map(Commits::sha);
        } catch (IOException e) {
            throw new UncheckedIOException("refs cannot be read", e);
        }
    }

    void write(String name, Sha sha) {
        if (read(name).equals(Optional.of(sha))) {
            return;
        }
        try {
            RefUpdate update = repository.updateRef(prefix + name);
            update.setNewObjectId(Commits.id(sha));
            update.setForceUpdate(true);
            update.disableRefLog();
            check(update.update(), name);
        } catch (IOException e) {
            throw new UncheckedIOException("refs cannot be written", e);
        }
    }

    void delete(String name) {
        if (read(name).isEmpty()) {
            return;
        }
        try {
            RefUpdate update = repository.updateRef(prefix + name);
            update.setForceUpdate(true);
            update.disableRefLog();
            check(update.delete(), name);
        } catch (IOException e) {
            throw new UncheckedIOException("refs cannot be written", e);
        }
    }

    private void check(RefUpdate.Result result, String name) {
        // Somebody beside us in the same clone may be doing the same: what is fetched is fetched.
        List<RefUpdate.Result> bad = List.of(RefUpdate.Result.IO_FAILURE, RefUpdate.Result.REJECTED_OTHER_REASON);
        if (bad.contains(result)) {
            throw new ConfigurationError(
                    "the ref " + prefix + name + " cannot be written (" + result + ")",
                    "See who may write to the .git folder.");
        }
    }

    /** Git follows replace refs and JGit does not: with any of them the two see different histories. */
    boolean anyReplaced() {
        try {
            return !repository.getRefDatabase().getRefsByPrefix("refs/replace/").isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException("refs cannot be read", e);
        }
    }
}
