package lockstep.tui.site;

import java.time.Duration;
import lockstep.gate.GateName;
import lockstep.gate.GateResult;
import lockstep.tui.desk.ReleaseListener;
import lockstep.tui.desk.Stage;
import lockstep.workflow.WorkflowListener;

/** Passes what the workflow tells on to the UI, in the UI's words for it. */
record Relay(ReleaseListener listener) implements WorkflowListener {

    @Override
    public void step(String words) {
        Stage stage = words.startsWith("waiting") || words.startsWith("deploying") || words.startsWith("production cannot")
                ? Stage.DEPLOYING
                : words.startsWith("production smoke") ? Stage.SMOKING : words.startsWith("recording") ? Stage.LOGGING : Stage.MOVING;
        listener.reached(stage, words);
    }

    @Override
    public void printed(String line) {
        listener.reached(Stage.DEPLOYING, line);
    }

    @Override
    public void awaiting(String seen, Duration left) {
        listener.waiting(left, seen);
    }

    @Override
    public void started(GateName gate) {
        listener.started(gate);
    }

    @Override
    public void note(GateName gate, String words) {
        listener.note(gate, words);
    }

    @Override
    public void answered(GateName gate, int index, int size, int status) {
        listener.answered(gate, index, size, status);
    }

    @Override
    public void finished(GateResult result) {
        listener.finished(result);
    }
}
