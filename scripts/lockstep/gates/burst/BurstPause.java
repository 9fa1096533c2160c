package lockstep.gates.burst;

import java.time.Duration;
import java.util.Optional;
import lockstep.base.text.Durations;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;

/**
 * Waiting until a limit ends that a burst met.
 *
 * @param longest time that its 429s asked for; empty where none said
 */
public record BurstPause(Optional<Duration> longest) {

    /** The time in words. */
    public String asked() {
        return longest.map(Durations::human).orElse("none");
    }

    /** Why it was not waited out; empty where it was, or nothing was asked. */
    public Optional<String> obstacle(GateContext context, GateName gate) {
        if (longest.isEmpty()
                || context.waitOut(gate, longest.get(), "waiting out the burst's Retry-After of " + asked())) {
            return Optional.empty();
        }
        String why = Thread.currentThread().isInterrupted() ? " was not waited out: interrupted"
                : " is beyond the deadline";
        return Optional.of("the burst's Retry-After of " + asked() + why);
    }
}
