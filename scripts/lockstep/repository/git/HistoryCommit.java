package lockstep.repository.git;

import java.util.List;
import lockstep.repository.tree.PathChange;

/** A commit with what it changed against its first parent, or against nothing if it has none. */
public record HistoryCommit(CommitSummary commit, List<PathChange> changes) {

    public HistoryCommit {
        changes = List.copyOf(changes);
    }
}
