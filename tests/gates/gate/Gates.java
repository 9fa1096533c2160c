package tests.gates.gate;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import lockstep.base.release.Environment;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.Lockouts;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.ServiceClient;
import lockstep.suites.chat.ChatProfile;
import tests.gates.http.LoopbackServer;

/** What gates are given to work with, against a server on loopback, on a clock that nobody waits for. */
public final class Gates implements AutoCloseable {

    private final List<Duration> waits = new ArrayList<>();
    private final Secrets secrets = new Secrets();
    private final ServiceClient client;

    public Gates(LoopbackServer server) {
        this.client = new ServiceClient(server.target(), HttpSettings.defaults(), secrets);
    }

    public GateContext in(Environment mode) {
        return within(Duration.ofMinutes(2), mode);
    }

    public GateContext within(Duration deadline, Environment mode) {
        return context(deadline, mode, waits::add);
    }

    /** On staging, waiting like this. */
    GateContext waiting(Waiting waiting) {
        return context(Duration.ofMinutes(2), Environment.STAGING, waiting);
    }

    private GateContext context(Duration deadline, Environment mode, Waiting waiting) {
        return new GateContext(
                client, mode, Deadline.in(deadline), waiting, InstantSource.system(), RunListener.silent(), new Lockouts(),
                List.of()).of(ChatProfile.PROFILE);
    }

    /** How long was waited, each time. */
    public List<Duration> waits() {
        return waits;
    }

    public Secrets secrets() {
        return secrets;
    }

    @Override
    public void close() {
        client.close();
    }
}
