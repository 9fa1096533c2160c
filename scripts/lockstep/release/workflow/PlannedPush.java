package lockstep.release.workflow;

import lockstep.base.release.Sha;
import lockstep.record.journal.Intent;
import lockstep.release.recording.Recorder;
import lockstep.release.site.Milestone;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.remote.RefMove;

/** Does a {@link PushPlan}: the one push in which {@code release} moves and the record says so. */
public record PlannedPush(ReleaseSite site, WorkflowListener listener) {

    /** Writes the commit that records the move; nothing is moved yet. */
    public Sha write(PushPlan move) {
        listener.step(
                "moving " + move.release().branch() + " to " + move.release().to()
                        + ", recorded as " + move.intent().id());
        // Nothing that lies on the branch may stop a rollback.
        CommitDraft draft =
                move.release() instanceof RefMove.Rollback ? move.record().clearingTheWay() : move.record();
        Sha record = new Recorder(site, listener).write(move.evidence(), draft);
        new Witness(site).of(move, record);
        listener.reached(Milestone.INTENT_WRITTEN);
        return record;
    }

    /** @param record as {@link #write} wrote it */
    public Intent push(PushPlan move, Sha record) {
        new Recorder(site, listener)
                .push(move.release(), move.evidence(), record, new Witness(site).of(move, record));
        listener.reached(Milestone.INTENT_PUSHED);
        return move.intent();
    }
}
