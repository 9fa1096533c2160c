package lockstep.release.workflow;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.journal.Intent;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.remote.RefMove;
import lockstep.repository.tree.FileWrite;

/**
 * What is about to be pushed: the move of {@code release}, and the commit on the evidence branch that records it, both
 * or neither. Can be shown without doing it.
 *
 * @param evidence where the evidence branch was seen; empty where it is not there yet
 * @param witness the name of the tag that is pushed with them; empty where none is kept
 */
public record PushPlan(
        Intent intent, RefMove release, Optional<Sha> evidence, CommitDraft record, Optional<String> witness) {

    public List<FileWrite> writes() {
        return record.writes();
    }
}
