package lockstep.suites.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.release.Mode;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Suite;

/** The suites by name, for one service. */
public record SuiteCatalog(ServiceContract service) {

    public static final String PROMOTION_GATE = "promotion-gate";
    public static final String SMOKE = "smoke-api-chat";

    /** Staging: the smoke, then the burst. Production: the smoke. */
    public Suite promotionGate(Mode mode, SuiteOptions options) {
        return switch (mode) {
            case PROD -> new Suite(PROMOTION_GATE, SmokeGates.of(service));
            case STAGING -> staging(options);
        };
    }

    public Suite smoke() {
        return new Suite(SMOKE, SmokeGates.of(service));
    }

    /** The smoke's gates, for suites that have more to ask. */
    public List<Gate> smokeGates() {
        return SmokeGates.of(service);
    }

    /** Health, db health, identity: what has to be right before a chat is worth making. */
    public List<Gate> reachable() {
        return SmokeGates.of(service).subList(0, 3);
    }

    /** @param earlier what must be over before it */
    public Gate burst(SuiteOptions options, Set<GateName> earlier) {
        return StagingGates.burst(service, options, earlier);
    }

    public Gate recovery() {
        return StagingGates.recovery(service);
    }

    private Suite staging(SuiteOptions options) {
        List<Gate> gates = new ArrayList<>(SmokeGates.of(service));
        gates.add(StagingGates.burst(
                service, options, gates.stream().map(Gate::name).collect(Collectors.toSet())));
        Gate recovery = StagingGates.recovery(service);
        if (options.recovery()) {
            gates.add(recovery);
            return new Suite(PROMOTION_GATE, gates);
        }
        return new Suite(PROMOTION_GATE, gates, List.of(new Suite.Skipped(recovery, "not asked for: --recovery")));
    }
}
