package lockstep.suites.chat;

import java.util.Set;
import lockstep.gates.burst.BurstGate;
import lockstep.gates.burst.RecoveryGate;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.suite.NeedingGate;

/** What staging must show beyond the smoke: that the rate limit holds, and ends. */
final class StagingGates {

    static final GateName BURST = new GateName("burst_429");
    static final GateName RECOVERY = new GateName("burst_recovery");

    private StagingGates() {}

    private static final GateName HEALTH = new GateName("health");

    /** Last of all, because it poisons every chat after it. */
    static Gate burst(ServiceContract service, SuiteParameters options, Set<GateName> earlier) {
        Gate burst = new BurstGate(
                BURST, SafePayload.chat(service.chat()), options.burst(), options.burstConcurrency(), options.adapts(),
                new StructuredLimit(), !options.allowNo429(), service.limits().rate(), earlier)
                .expecting(ChatProfile.FULL_LIMITER);
        return new NeedingGate(burst, Set.of(HEALTH));
    }

    static Gate recovery(ServiceContract service) {
        Gate recovery = new RecoveryGate(
                RECOVERY, SafePayload.chat(service.chat()), Expectation.status(200).and(ChatProfile.FULL_LIMITER),
                BURST);
        return new NeedingGate(recovery, Set.of(HEALTH));
    }
}
