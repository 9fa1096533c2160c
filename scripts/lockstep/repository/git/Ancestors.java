package lockstep.repository.git;

import java.io.IOException;
import lockstep.base.release.Sha;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevFlag;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;

/** The commits that a tip leads to, found out as far as somebody asks: who asks about many walks once. */
final class Ancestors implements AutoCloseable {

    private final Sha tip;
    private final RevWalk walk;
    private final RevFlag passed;

    Ancestors(Repository repository, Sha tip) {
        this.tip = tip;
        this.walk = new RevWalk(repository);
        this.passed = walk.newFlag("PASSED");
        walk.setRetainBody(false);
        try {
            walk.markStart(walk.parseCommit(Commits.id(tip)));
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | LargeObjectException e) {
            walk.close();
            throw Commits.damaged(e);
        }
    }

    Sha tip() {
        return tip;
    }

    boolean contains(Sha commit) {
        ObjectId wanted = Commits.id(commit);
        RevObject known = walk.lookupOrNull(wanted);
        if (known != null && known.has(passed)) {
            return true;
        }
        try {
            for (RevCommit next = walk.next(); next != null; next = walk.next()) {
                next.add(passed);
                if (next.equals(wanted)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | LargeObjectException e) {
            throw Commits.damaged(e);
        }
    }

    @Override
    public void close() {
        walk.close();
    }
}
