package lockstep.suites.chat;

import java.util.Set;
import lockstep.gates.gate.BurstGate;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.RecoveryGate;

/** What staging must show beyond the smoke: that the rate limit holds, and ends. */
final class StagingGates {

    static final GateName BURST = new GateName("burst_429");
    static final GateName RECOVERY = new GateName("burst_recovery");

    private StagingGates() {}

    /** Last of all, because it poisons every chat after it. */
    static Gate burst(ServiceContract service, SuiteOptions options, Set<GateName> earlier) {
        return new BurstGate(
                BURST, Payload.chat(service.chat()), options.burst(), options.burstConcurrency(),
                new StructuredLimit(), !options.allowNo429(), earlier);
    }

    static Gate recovery(ServiceContract service) {
        return new RecoveryGate(RECOVERY, Payload.chat(service.chat()), Expectation.status(200), BURST);
    }
}
