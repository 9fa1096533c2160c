package lockstep.demo.declared;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import lockstep.gates.gate.Waiting;

/** A clock on which waiting takes no time. */
final class SimulatedTime implements InstantSource, Waiting {

    private Instant now = Instant.parse("2026-01-22T10:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration time) {
        now = now.plus(time);
    }
}
