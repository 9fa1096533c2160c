package lockstep.suites.exposure;

import java.util.List;
import java.util.Map;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Answer;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;

/**
 * Which security headers a service sends. No seed asks for them, so without being asked to decide it only reports:
 * SKIPPED with what it saw, never a PASS that could not have failed.
 *
 * @param decides whether missing headers fail
 */
record SecurityHeadersGate(String path, boolean decides) implements Gate {

    @Override
    public GateName name() {
        return new GateName("security_headers");
    }

    @Override
    public GateResult run(GateContext context) {
        Observation seen = context.client().call(request(), context.deadline());
        Decision decision = switch (seen) {
            case NoAnswer none -> LiveResult.ofSilence(none);
            case Answer answer -> decide(SecurityHeaders.missingFrom(answer));
        };
        Decision said = decides
                ? decision
                : new Decision(Verdict.SKIPPED, "only reported, --require-security-headers decides: "
                        + decision.reason());
        return result().of(context.turnedAway(seen).orElse(said), seen, Map.of(), 1);
    }

    private static Decision decide(List<String> missing) {
        return missing.isEmpty()
                ? Decision.pass("none is missing")
                : Decision.fail("missing " + String.join(", ", missing));
    }

    private Request request() {
        return Request.get(path).withoutCookies();
    }

    private LiveResult result() {
        return new LiveResult(name(), "the answer carries the security headers", request());
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return result().notRun(verdict, reason);
    }
}
