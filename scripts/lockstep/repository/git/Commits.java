package lockstep.repository.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Reads commits from the objects on this disk: their ancestry, and what changed between them. */
final class Commits {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SUBJECT = 200;

    private final Repository repository;

    Commits(Repository repository) {
        this.repository = repository;
    }

    static ObjectId id(Sha sha) {
        return ObjectId.fromString(sha.hex());
    }

    static Sha sha(ObjectId id) {
        return new Sha(id.name());
    }

    static CommitSummary summary(RevCommit commit) {
        return new CommitSummary(
                sha(commit),
                Arrays.stream(commit.getParents()).map(Commits::sha).toList(),
                Sanitiser.line(commit.getAuthorIdent().getName(), LONGEST_NAME),
                Instant.ofEpochSecond(commit.getCommitTime()),
                Sanitiser.line(commit.getShortMessage(), LONGEST_SUBJECT));
    }

    /** What an operation on the object database does, where failing means a damaged repository. */
    interface Reading<T> {
        T with(RevWalk walk) throws IOException;
    }

    <T> T read(Reading<T> reading) {
        try (RevWalk walk = new RevWalk(repository)) {
            return reading.with(walk);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "an object cannot be read: " + Sanitiser.line(String.valueOf(e.getMessage()), 200), e);
        }
    }

    boolean has(Sha sha) {
        return read(walk -> walk.getObjectReader().has(id(sha)));
    }

    boolean isAncestor(Sha ancestor, Sha descendant) {
        return read(walk -> walk.isMergedInto(walk.parseCommit(id(ancestor)), walk.parseCommit(id(descendant))));
    }

    CommitSummary summary(Sha sha) {
        return read(walk -> summary(walk.parseCommit(id(sha))));
    }

    List<CommitSummary> between(Optional<Sha> from, Sha to, int limit) {
        return read(walk -> {
            walk.markStart(walk.parseCommit(id(to)));
            if (from.isPresent()) {
                walk.markUninteresting(walk.parseCommit(id(from.get())));
            }
            List<CommitSummary> commits = new ArrayList<>();
            for (RevCommit commit = walk.next(); commit != null && commits.size() < limit; commit = walk.next()) {
                commits.add(summary(commit));
            }
            return commits;
        });
    }

    List<PathChange> changes(Optional<Sha> from, Sha to) {
        return read(walk -> {
            Optional<RevCommit> before = from.isPresent()
                    ? Optional.of(walk.parseCommit(id(from.get())))
                    : Optional.empty();
            return changes(walk.getObjectReader(), before, walk.parseCommit(id(to)));
        });
    }

    static List<PathChange> changes(ObjectReader reader, Optional<RevCommit> before, RevCommit after)
            throws IOException {
        List<PathChange> changes = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(reader)) {
            int old = before.isPresent()
                    ? walk.addTree(before.get().getTree())
                    : walk.addTree(new EmptyTreeIterator());
            int now = walk.addTree(after.getTree());
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                changes.add(change(walk, old, now));
            }
        }
        return changes;
    }

    private static PathChange change(TreeWalk walk, int old, int now) {
        String path = walk.getPathString();
        if (walk.getRawMode(old) == FileMode.TYPE_MISSING) {
            return new PathChange.Added(path, blob(walk.getObjectId(now)));
        }
        return walk.getRawMode(now) == FileMode.TYPE_MISSING
                ? new PathChange.Deleted(path, blob(walk.getObjectId(old)))
                : new PathChange.Modified(path, blob(walk.getObjectId(old)), blob(walk.getObjectId(now)));
    }

    static BlobId blob(ObjectId id) {
        return new BlobId(id.name());
    }
}
