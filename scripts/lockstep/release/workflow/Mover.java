package lockstep.release.workflow;

import lockstep.record.journal.Intent;

/** Does a {@link Move}: the one push in which {@code release} moves and the record says so. */
public record Mover(ReleaseSite site, WorkflowListener listener) {

    public Intent push(Move move) {
        listener.step(
                "moving " + move.release().branch() + " to " + move.release().to()
                        + ", recorded as " + move.intent().id());
        new Recorder(site, listener).push(move.release(), move.evidence(), move.record());
        listener.reached(Milestone.INTENT_PUSHED);
        return move.intent();
    }
}
