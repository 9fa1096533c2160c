package lockstep.tui.adapter;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.gates.gate.RelayingListener;
import lockstep.gates.gate.RunListener;
import lockstep.release.site.Milestone;
import lockstep.release.site.WorkflowListener;
import lockstep.tui.api.ReleaseListener;
import lockstep.tui.api.Stage;

/** Passes what the workflow tells on to the UI: how far it is, by its milestones, and in its own words what it does. */
final class Relay implements WorkflowListener, RelayingListener {

    private final ReleaseListener listener;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.MOVING);

    Relay(ReleaseListener listener) {
        this.listener = listener;
    }

    @Override
    public void reached(Milestone milestone) {
        switch (milestone) {
            case INTENT_PUSHED, RELEASE_SEEN, DEPLOYED -> stage.set(Stage.DEPLOYING);
            case REVISION_SEEN -> stage.set(Stage.SMOKING);
            case SMOKED -> stage.set(Stage.LOGGING);
            case OUTCOME_WRITTEN -> logging();
            case FETCHING, FETCHED, JOURNAL_AUDITED, DECIDED, INTENT_WRITTEN, READING_AGAIN, OUTCOME_PUSHED -> { }
        }
    }

    /** What is given up is recorded without a smoke: then no step said so before. */
    private void logging() {
        if (stage.getAndSet(Stage.LOGGING) != Stage.LOGGING) {
            listener.reached(Stage.LOGGING, Stage.LOGGING.words());
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
