package lockstep.repository.git;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import lockstep.base.release.Sha;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The commits that lead to a tip along first parents, oldest first, each with what it changed; read as it is asked
 * for. Only the commits' names are held in memory.
 */
public final class History implements Iterator<HistoryCommit>, AutoCloseable {

    private final RevWalk walk;
    private final TreeChanges trees;
    private RevCommit next;

    History(Repository repository, Optional<Sha> after, Sha tip) {
        this.walk = new RevWalk(repository);
        this.trees = new TreeChanges(walk.getObjectReader());
        walk.setRetainBody(false);
        walk.setFirstParent(true);
        walk.sort(RevSort.TOPO);
        walk.sort(RevSort.REVERSE, true);
        try {
            walk.markStart(walk.parseCommit(Commits.id(tip)));
            if (after.isPresent()) {
                walk.markUninteresting(walk.parseCommit(Commits.id(after.get())));
            }
            next = walk.next();
        } catch (IOException e) {
            walk.close();
            throw Commits.damaged(e);
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public HistoryCommit next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        try {
            RevCommit commit = next;
            walk.parseBody(commit);
            Optional<RevCommit> before = commit.getParentCount() == 0
                    ? Optional.empty()
                    : Optional.of(commit.getParent(0));
            if (before.isPresent()) {
                walk.parseHeaders(before.get());
            }
            List<PathChange> changes = trees.between(
                    before.map(RevCommit::getTree), commit.getTree());
            HistoryCommit read = new HistoryCommit(Commits.summary(commit), changes);
            commit.disposeBody();
            next = walk.next();
            return read;
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException e) {
            throw Commits.damaged(e);
        }
    }

    @Override
    public void close() {
        walk.close();
    }
}
