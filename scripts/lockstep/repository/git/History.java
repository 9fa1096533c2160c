package lockstep.repository.git;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.repository.tree.PathChange;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The commits that lead to a tip along first parents, oldest first, each with what it changed; read as it is asked
 * for. Only the commits' names are held in memory.
 */
public final class History implements Iterator<HistoryCommit>, AutoCloseable {

    /** A walk remembers what it has parsed. */
    private static final int MOST_OF_A_WALK = 1_000;

    private final ObjectReader reader;
    private final TreeChanges trees;
    private final CommitNames names = new CommitNames();
    private RevWalk walk;
    private int parsed;
    private Optional<RevCommit> last = Optional.empty();

    History(Repository repository, Optional<Sha> after, Sha tip) {
        this.reader = repository.newObjectReader();
        this.trees = new TreeChanges(reader);
        this.walk = new RevWalk(reader);
        try {
            if (after.isPresent()) {
                namesAfter(Commits.id(after.get()), Commits.id(tip));
            } else {
                names(walk.parseCommit(Commits.id(tip)).copy());
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException
                | LargeObjectException e) {
            reader.close();
            throw Commits.damaged(e);
        }
    }

    private void names(ObjectId tip) throws IOException {
        Optional<ObjectId> next = Optional.of(tip);
        while (next.isPresent()) {
            names.push(next.get());
            next = firstParent(reader.open(next.get(), Constants.OBJ_COMMIT).getCachedBytes());
        }
    }

    /** A commit names its tree, then its parents. */
    private static Optional<ObjectId> firstParent(byte[] commit) {
        int parent = "tree ".length() + Constants.OBJECT_ID_STRING_LENGTH + 1;
        return commit[parent] == 'p'
                ? Optional.of(ObjectId.fromString(commit, parent + "parent ".length()))
                : Optional.empty();
    }

    private void namesAfter(ObjectId after, ObjectId tip) throws IOException {
        walk.setRetainBody(false);
        walk.setFirstParent(true);
        walk.sort(RevSort.TOPO);
        walk.markStart(walk.parseCommit(tip));
        walk.markUninteresting(walk.parseCommit(after));
        for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
            names.push(commit);
        }
        walk = new RevWalk(reader);
    }

    @Override
    public boolean hasNext() {
        return !names.isEmpty();
    }

    @Override
    public HistoryCommit next() {
        if (names.isEmpty()) {
            throw new NoSuchElementException();
        }
        try {
            if (++parsed % MOST_OF_A_WALK == 0) {
                walk = new RevWalk(reader);
            }
            RevCommit commit = walk.parseCommit(names.pop());
            List<PathChange> changes = trees.between(treeBefore(commit), commit.getTree());
            HistoryCommit read = new HistoryCommit(Commits.summary(commit), changes);
            commit.disposeBody();
            last = Optional.of(commit);
            return read;
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | IllegalStateException
                | LargeObjectException e) {
            throw Commits.damaged(e);
        }
    }

    private Optional<RevTree> treeBefore(RevCommit commit) throws IOException {
        if (commit.getParentCount() == 0) {
            return Optional.empty();
        }
        RevCommit parent = commit.getParent(0);
        return last.filter(parent::equals).isPresent()
                ? last.map(RevCommit::getTree)
                : Optional.of(walk.parseCommit(parent).getTree());
    }

    @Override
    public void close() {
        reader.close();
    }
}
