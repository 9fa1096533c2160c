package lockstep.suites.exposure;

import java.util.ArrayList;
import java.util.List;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.Suite;
import lockstep.gates.http.Target;
import lockstep.suites.chat.ServiceContract;

/** The live gates for one service: those that are run, and those that are not, with the reason. */
public record ExposureGates(List<Gate> gates, List<Suite.Skipped> skipped) {

    private static final String WILDCARD = "cors_wildcard";
    private static final Target NO_FRONTEND = new Target("https://frontend.invalid");

    public ExposureGates {
        gates = List.copyOf(gates);
        skipped = List.copyOf(skipped);
    }

    public static ExposureGates of(ServiceContract service, ExposureParameters options) {
        List<Gate> gates = new ArrayList<>();
        List<Suite.Skipped> skipped = new ArrayList<>();
        gates.add(new CorsGate(WILDCARD, service.chat(), Origin.STRANGER, false));
        Gate localhost = new CorsGate("cors_localhost", service.chat(), Origin.LOCALHOST, false).unless(WILDCARD);
        if (options.mode().isProduction()) {
            gates.add(localhost);
        } else {
            skipped.add(new Suite.Skipped(localhost, "a rule for production only"));
        }
        Gate frontend = new CorsGate(
                "cors_frontend", service.chat(), Origin.of(options.frontend().orElse(NO_FRONTEND)), true);
        if (options.frontend().isPresent()) {
            gates.add(frontend);
        } else {
            skipped.add(new Suite.Skipped(frontend, "lockstep.yaml names no frontend for "
                    + options.mode().name()));
        }
        gates.add(new DebugLeakGate(service.chat(), options.configured()));
        gates.add(new SecurityHeadersGate(service.health(), options.requireSecurityHeaders()));
        return new ExposureGates(gates, skipped);
    }

    /** All of them as skipped, where no service is asked. */
    public List<Suite.Skipped> notAsked() {
        List<Suite.Skipped> all = new ArrayList<>();
        gates.forEach(gate -> all.add(new Suite.Skipped(gate, "no service is asked: --base URL")));
        all.addAll(skipped);
        return all;
    }
}
