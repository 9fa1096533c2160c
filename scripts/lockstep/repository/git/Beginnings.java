package lockstep.repository.git;

import java.io.IOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lockstep.base.release.Sha;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Which commits brought what lies at some paths: looked for from the tip back, and no further than to them. */
final class Beginnings {

    private final RevWalk walk;

    Beginnings(RevWalk walk) {
        this.walk = walk;
    }

    /** Along first parents; of what does not lie there at the tip nothing is told. */
    Map<String, Sha> of(Collection<String> paths, Sha tip) throws IOException {
        Map<String, Sha> brought = new TreeMap<>();
        RevCommit commit = walk.parseCommit(Commits.id(tip));
        Set<String> wanted = new TreeSet<>(paths);
        for (Iterator<String> each = wanted.iterator(); each.hasNext();) {
            if (!has(commit, each.next())) {
                each.remove();
            }
        }
        while (!wanted.isEmpty() && commit.getParentCount() > 0) {
            RevCommit before = walk.parseCommit(commit.getParent(0));
            for (Iterator<String> each = wanted.iterator(); each.hasNext();) {
                String path = each.next();
                if (!has(before, path)) {
                    brought.put(path, Commits.sha(commit));
                    each.remove();
                }
            }
            commit = before;
        }
        for (String path : wanted) {
            brought.put(path, Commits.sha(commit));
        }
        return brought;
    }

    private boolean has(RevCommit commit, String path) throws IOException {
        try (TreeWalk found = TreeWalk.forPath(walk.getObjectReader(), path, commit.getTree())) {
            return found != null;
        }
    }
}
