package lockstep.gates.gate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Mode;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.ServiceClient;

/**
 * What a gate is given to do its work with.
 *
 * @param deadline of this gate
 * @param earlier the results of the gates it waited for
 */
public record GateContext(
        ServiceClient client,
        Mode mode,
        Deadline deadline,
        Waiting waiting,
        InstantSource clock,
        RunListener listener,
        List<GateResult> earlier) {

    public GateContext {
        earlier = List.copyOf(earlier);
    }

    GateContext forGate(Deadline deadline, List<GateResult> earlier) {
        return new GateContext(client, mode, deadline, waiting, clock, listener, earlier);
    }

    public Optional<GateResult> earlier(GateName gate) {
        return earlier.stream().filter(result -> result.name().equals(gate)).findFirst();
    }

    /** Waits if there is time for it, and for an answer after it; otherwise returns false at once. */
    public boolean waitFor(GateName gate, Duration time, String why) {
        if (!deadline.leavesTimeFor(time)) {
            return false;
        }
        listener.note(gate, why);
        try {
            waiting.sleep(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
