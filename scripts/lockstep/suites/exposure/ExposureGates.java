package lockstep.suites.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.gates.gate.Gate;
import lockstep.gates.http.Target;
import lockstep.gates.suite.Suite;
import lockstep.suites.chat.NamedCalls;

/** The live gates for one service: those that are run, and those that are not, with the reason. */
public record ExposureGates(List<Gate> gates, List<Suite.Skipped> skipped) {

    private static final String WILDCARD = "cors_wildcard";
    private static final String BROWSERS = "contract.from_browsers";
    private static final Target NO_FRONTEND = new Target("https://frontend.invalid");

    public ExposureGates {
        gates = List.copyOf(gates);
        skipped = List.copyOf(skipped);
    }

    /** @param calls what is asked; a claim without its call is INCONCLUSIVE */
    public static ExposureGates of(NamedCalls calls, ExposureParameters options) {
        List<Gate> gates = new ArrayList<>();
        List<Suite.Skipped> skipped = new ArrayList<>();
        gates.add(cors(WILDCARD, calls, Origin.STRANGER));
        Gate localhost = cors("cors_localhost", calls, Origin.LOCALHOST);
        if (options.mode().isProduction()) {
            gates.add(localhost);
        } else {
            skipped.add(new Suite.Skipped(localhost, "a rule for production only"));
        }
        Gate frontend = frontend(calls, Origin.of(options.frontend().orElse(NO_FRONTEND)));
        if (options.frontend().isPresent()) {
            gates.add(frontend);
        } else {
            skipped.add(new Suite.Skipped(frontend, "lockstep.yaml names no frontend for "
                    + options.mode().name()));
        }
        gates.add(calls.takesJson().<Gate>map(call -> new DebugLeakGate(call, options.configured()))
                .orElseGet(() -> new UnnamedCall(
                        "debug_errors", "an error shows no traceback and no debug detail", "contract.takes_json")));
        Optional<Gate> headers =
                calls.health().map(path -> new SecurityHeadersGate(path, options.requireSecurityHeaders()));
        Gate unnamed = new UnnamedCall(
                "security_headers", "the answer carries the security headers", "contract.health");
        if (headers.isPresent() || options.requireSecurityHeaders()) {
            gates.add(headers.orElse(unnamed));
        } else {
            skipped.add(new Suite.Skipped(unnamed, "lockstep.yaml names no contract.health"));
        }
        return new ExposureGates(gates, skipped);
    }

    private static Gate cors(String name, NamedCalls calls, Origin origin) {
        return calls.fromBrowsers().<Gate>map(call -> {
            CorsGate gate = new CorsGate(name, call, origin, false);
            return name.equals(WILDCARD) ? gate : gate.unless(WILDCARD);
        }).orElseGet(() -> new UnnamedCall(name, origin.text() + " is kept out", BROWSERS));
    }

    private static Gate frontend(NamedCalls calls, Origin origin) {
        return calls.fromBrowsers().<Gate>map(call -> new CorsGate("cors_frontend", call, origin, true))
                .orElseGet(() -> new UnnamedCall("cors_frontend", "the configured frontend is let in", BROWSERS));
    }

    /** All of them as skipped, where no service is asked. */
    public List<Suite.Skipped> notAsked() {
        List<Suite.Skipped> all = new ArrayList<>();
        gates.forEach(gate -> all.add(new Suite.Skipped(gate, "no service is asked: --base URL")));
        all.addAll(skipped);
        return all;
    }
}
