package lockstep.tui.adapter;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.gates.gate.RunListener;
import lockstep.gates.suite.RelayingListener;
import lockstep.release.site.Milestone;
import lockstep.release.site.WorkflowListener;
import lockstep.tui.api.MovePhase;
import lockstep.tui.api.ReleaseListener;

/** Passes what the workflow tells on to the UI: how far it is, by its milestones, and in its own words what it does. */
final class Relay implements WorkflowListener, RelayingListener {

    private final ReleaseListener listener;
    private final AtomicReference<MovePhase> stage = new AtomicReference<>(MovePhase.MOVING);

    Relay(ReleaseListener listener) {
        this.listener = listener;
    }

    @Override
    public void reached(Milestone milestone) {
        switch (milestone) {
            case INTENT_PUSHED, RELEASE_SEEN, DEPLOYED -> stage.set(MovePhase.DEPLOYING);
            case REVISION_SEEN -> stage.set(MovePhase.SMOKING);
            case SMOKED -> stage.set(MovePhase.LOGGING);
            case OUTCOME_WRITTEN -> logging();
            case FETCHING, FETCHED, JOURNAL_AUDITED, DECIDED, INTENT_WRITTEN, READING_AGAIN, OUTCOME_PUSHED -> { }
        }
    }

    /** What is given up is recorded without a smoke: then no step said so before. */
    private void logging() {
        if (stage.getAndSet(MovePhase.LOGGING) != MovePhase.LOGGING) {
            listener.reached(MovePhase.LOGGING, MovePhase.LOGGING.words());
        }
    }

    @Override
    public void step(String words) {
        listener.reached(stage.get(), words);
    }

    @Override
    public void printed(String line) {
        listener.reached(stage.get(), line);
    }

    @Override
    public void awaiting(String seen, Duration left) {
        listener.waiting(left, seen);
    }

    @Override
    public RunListener listener() {
        return listener;
    }
}
