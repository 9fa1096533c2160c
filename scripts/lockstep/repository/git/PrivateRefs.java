package lockstep.repository.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/**
 * The refs below {@code refs/lockstep/}: they keep what was fetched from git's housekeeping, and nobody else's refs are
 * ever written.
 */
final class PrivateRefs {

    private static final int TRIES = 10;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Repository repository;
    private final String remote;
    private final String prefix;
    private final Runnable publish;

    /** @param publish makes git see the objects that refs are about to lead to */
    PrivateRefs(Repository repository, String remote, Runnable publish) {
        this.repository = repository;
        this.remote = remote;
        this.publish = publish;
        this.prefix = "refs/lockstep/" + remote + "/";
    }

    String remote() {
        return remote;
    }

    Optional<Sha> read(String name) {
        try {
            Ref ref = repository.exactRef(prefix + name);
            return Optional.ofNullable(ref).map(Ref::getObjectId).map(Commits::sha);
        } catch (IOException e) {
            throw new UncheckedIOException("refs cannot be read", e);
        }
    }

    /** Writes what only keeps objects; somebody beside this one may win. */
    void write(String name, Sha sha) {
        check(move(name, sha), name);
    }

    /**
     * Writes what somebody relies on: it was there afterwards, or this fails.
     *
     * @throws ConfigurationError if somebody, or somebody who died, holds the ref's lock
     */
    void remember(String name, Sha sha) {
        RefUpdate.Result result = move(name, sha);
        for (int again = 0; again < TRIES && result == RefUpdate.Result.LOCK_FAILURE; again++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            result = move(name, sha);
        }
        check(result, name);
        if (result == RefUpdate.Result.LOCK_FAILURE && !read(name).equals(Optional.of(sha))) {
            throw locked(name);
        }
    }

    private ConfigurationError locked(String name) {
        return new ConfigurationError(
                "what was fetched or verified cannot be remembered: the ref " + prefix + name + " is locked",
                "If nothing else of Lockstep runs here, delete " + repository.getDirectory() + "/" + prefix + name
                        + ".lock, then start again.");
    }

    private RefUpdate.Result move(String name, Sha sha) {
        if (read(name).equals(Optional.of(sha))) {
            return RefUpdate.Result.NO_CHANGE;
        }
        try {
            RefUpdate update = repository.updateRef(prefix + name);
            update.setNewObjectId(Commits.id(sha));
            update.setForceUpdate(true);
            update.disableRefLog();
            publish.run();
            RefUpdate.Result result = update.update();
            publish.run();
            return result;
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
            RefUpdate.Result result = update.delete();
            check(result, name);
            if (result == RefUpdate.Result.LOCK_FAILURE && read(name).isPresent()) {
                throw locked(name);
            }
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
                    "Check that you may write to the .git folder.");
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
