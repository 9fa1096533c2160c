package lockstep.repository.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.repository.clone.MakingFolder;
import lockstep.repository.clone.SharedMode;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/**
 * The refs below {@code refs/lockstep/}: they keep what was fetched from git's housekeeping, and nobody else's refs are
 * ever written.
 */
final class PrivateRefs {

    /** Below it, where the branches of the remote were seen last. */
    private static final String HEADS = "heads/";

    private static final String SHARED =
            "If several users work in this clone, see core.sharedRepository in `git help config`.";

    private static final int TRIES = 10;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Repository repository;
    private final String remote;
    private final String prefix;
    private final Runnable publish;
    private final SharedMode shared;

    /**
     * @param publish makes git see the objects that refs are about to lead to
     * @param shared what others may do with the refs
     */
    PrivateRefs(Repository repository, String remote, Runnable publish, SharedMode shared) {
        this.repository = repository;
        this.remote = remote;
        this.publish = publish;
        this.shared = shared;
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
            throw unreadable(e);
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
        if (result == RefUpdate.Result.LOCK_FAILURE && !namesInTheWay(name).isEmpty()) {
            makeWay(name);
            result = move(name, sha);
        }
        for (int again = 0; again < TRIES && result == RefUpdate.Result.LOCK_FAILURE; again++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            result = move(name, sha);
        }
        check(result, name);
        if (result == RefUpdate.Result.LOCK_FAILURE && !read(name).equals(Optional.of(sha))) {
            throw locked(name);
        }
    }

    /** Of git's refs no name is a folder of another: a branch that was renamed to one below its old name. */
    private List<String> namesInTheWay(String name) {
        try {
            return List.copyOf(repository.getRefDatabase().getConflictingNames(prefix + name));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Where a branch was seen is seen again; what was verified of one is nobody's to throw away. */
    private void makeWay(String name) {
        for (String other : namesInTheWay(name)) {
            if (!other.startsWith(prefix + HEADS)) {
                String branch = other.substring(other.indexOf('/', prefix.length()) + 1);
                throw new ConfigurationError(
                        "what this clone remembers of another branch, " + other + ", is in the way of " + prefix + name,
                        "If that branch is gone for good, run `git for-each-ref --format='delete %(refname)' '" + prefix
                                + "*/" + branch + "' | git update-ref --stdin`, then start again.");
            }
            delete(other.substring(prefix.length()));
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
            if (!shared.equals(SharedMode.NONE)) {
                share(path(name));
            }
            publish.run();
            return result;
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(name, e);
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
            shared.apply(repository.getDirectory().toPath().resolve("packed-refs"));
            check(result, name);
            if (result == RefUpdate.Result.LOCK_FAILURE && read(name).isPresent()) {
                throw locked(name);
            }
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    private Path path(String name) {
        return repository.getDirectory().toPath().resolve(prefix + name);
    }

    /** Everything on the way to it that Lockstep makes in git's folder. */
    void share(Path path) {
        Path folder = repository.getDirectory().toPath();
        shared.applyBelow(path.startsWith(folder.resolve("refs")) ? folder.resolve("refs") : folder, path);
    }

    private ConfigurationError unwritable(String name, Exception cause) {
        return new ConfigurationError(
                "the ref " + prefix + name + " cannot be written: " + reason(cause),
                "Check that you may write to " + repository.getDirectory() + " and that the disk is not full. "
                        + SHARED,
                cause);
    }

    private static ConfigurationError unreadable(IOException cause) {
        return new ConfigurationError(
                "the refs of this clone cannot be read: " + reason(cause), "See what `git fsck` says.", cause);
    }

    /** Innermost, as what is around it names no file. */
    private static String reason(Throwable cause) {
        if (cause.getCause() != null) {
            return reason(cause.getCause());
        }
        return cause instanceof IOException broken
                ? MakingFolder.words(broken) : Sanitiser.line(String.valueOf(cause.getMessage()), 200);
    }

    private void check(RefUpdate.Result result, String name) {
        // Somebody beside us in the same clone may be doing the same: what is fetched is fetched.
        List<RefUpdate.Result> bad = List.of(RefUpdate.Result.IO_FAILURE, RefUpdate.Result.REJECTED_OTHER_REASON);
        if (bad.contains(result)) {
            throw new ConfigurationError(
                    "the ref " + prefix + name + " cannot be written (" + result + ")",
                    "Check that you may write to " + path(name).getParent() + ". " + SHARED);
        }
    }

    /** Git follows replace refs and JGit does not: with any of them the two see different histories. */
    boolean anyReplaced() {
        try {
            return !repository.getRefDatabase().getRefsByPrefix("refs/replace/").isEmpty();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
