package tests.gate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import lockstep.gate.GateContext;
import lockstep.gate.RunListener;
import lockstep.gate.Waiting;
import lockstep.http.Deadline;
import lockstep.http.HttpSettings;
import lockstep.http.ServiceClient;
import lockstep.release.Mode;
import lockstep.text.Secrets;
import tests.http.LoopbackServer;

/** What gates are given to work with, against a server on loopback, on a clock that nobody waits for. */
final class Gates implements AutoCloseable {

    private final List<Duration> waits = new ArrayList<>();
    private final Secrets secrets = new Secrets();
    private final ServiceClient client;

    Gates(LoopbackServer server) {
        this.client = new ServiceClient(server.target(), HttpSettings.defaults(), secrets);
    }

    GateContext in(Mode mode) {
        return within(Duration.ofMinutes(2), mode);
    }

    GateContext within(Duration deadline, Mode mode) {
        return context(deadline, mode, waits::add);
    }

    /** In production, waiting like this. */
    GateContext waiting(Waiting waiting) {
        return context(Duration.ofMinutes(2), Mode.PROD, waiting);
    }

    private GateContext context(Duration deadline, Mode mode, Waiting waiting) {
        return new GateContext(
                client, mode, Deadline.in(deadline), waiting, InstantSource.system(), RunListener.silent(), List.of());
    }

    /** How long was waited, each time. */
    List<Duration> waits() {
        return waits;
    }

    Secrets secrets() {
        return secrets;
    }

    @Override
    public void close() {
        client.close();
    }
}
