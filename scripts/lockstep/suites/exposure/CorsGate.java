package lockstep.suites.exposure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import lockstep.suites.chat.ServiceCall;

/**
 * A claim about what a preflight for a call tells an origin: that it is let in, or that it is kept out.
 *
 * @param everybody the gate that finds out whether everybody is let in; then keeping one origin out is not decided
 */
record CorsGate(GateName name, ServiceCall call, Origin origin, boolean letIn, Optional<GateName> everybody)
        implements Gate {

    CorsGate(String name, ServiceCall call, Origin origin, boolean letIn) {
        this(new GateName(name), call, origin, letIn, Optional.empty());
    }

    CorsGate unless(String gate) {
        return new CorsGate(name, call, origin, letIn, Optional.of(new GateName(gate)));
    }

    @Override
    public Set<GateName> after() {
        return everybody.map(Set::of).orElse(Set.of());
    }

    @Override
    public GateResult run(GateContext context) {
        Observation seen = context.client().call(preflight(), context.deadline());
        return switch (seen) {
            case NoAnswer none -> result().of(LiveResult.ofSilence(none), none, Map.of(), 1);
            case Answer answer -> {
                CorsReading reading = CorsReading.of(answer, origin, call);
                Decision decision = context.turnedAway(answer)
                        .orElseGet(() -> decide(answer.status(), reading, everybodyIsLetIn(context)));
                yield result().of(decision, answer, reading.fields(), 1);
            }
        };
    }

    private boolean everybodyIsLetIn(GateContext context) {
        return everybody.flatMap(context::earlier)
                .flatMap(GateResult::observed)
                .filter(seen -> CorsReading.letsSomebodyIn(seen.fields()))
                .isPresent();
    }

    Decision decide(int status, CorsReading reading, boolean everybodyIsLetIn) {
        if (status >= 500 || status >= 300 && status < 400) {
            return Decision.fail("the preflight was answered with " + status);
        }
        if (status == 401 || status == 407 || status == 429) {
            return Decision.inconclusive("the preflight was answered with " + status
                    + ", which says nothing of origins");
        }
        return letIn ? decideLetIn(status, reading) : decideKeptOut(reading, everybodyIsLetIn);
    }

    private Decision decideKeptOut(CorsReading reading, boolean everybodyIsLetIn) {
        if (reading.allowed() == CorsReading.Allowed.NOT) {
            return Decision.pass(origin.text() + " is kept out");
        }
        if (everybodyIsLetIn) {
            return Decision.inconclusive("every origin is let in, see " + everybody.orElseThrow());
        }
        String how = reading.allowed() == CorsReading.Allowed.BY_WILDCARD ? "everybody, by *" : origin.text();
        return Decision.fail("the service lets in " + how + (reading.credentials() ? ", with cookies" : ""));
    }

    /** What a browser needs to send the call: a 2xx, its origin, and leave for method and content type (Fetch, 4.8). */
    private Decision decideLetIn(int status, CorsReading reading) {
        if (reading.allowed() == CorsReading.Allowed.NOT) {
            return Decision.fail("the frontend is kept out: Access-Control-Allow-Origin does not name it");
        }
        if (status < 200 || status > 299) {
            return Decision.fail("the frontend is kept out: the preflight was answered with " + status);
        }
        if (!reading.single()) {
            return Decision.fail("the frontend is kept out: Access-Control-Allow-Origin is given more than once");
        }
        if (!reading.method()) {
            return Decision.fail("the frontend may not send " + call.method()
                    + ": Access-Control-Allow-Methods does not name it" + star(reading));
        }
        return reading.json() || !call.hasBody()
                ? Decision.pass("the frontend is let in")
                : Decision.fail(
                        "the frontend may not send JSON: Access-Control-Allow-Headers does not name content-type"
                                + star(reading));
    }

    private static String star(CorsReading reading) {
        return reading.credentials() ? ", and * names nothing where cookies are let in" : "";
    }

    private Request preflight() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Origin", origin.text());
        headers.put("Access-Control-Request-Method", call.method());
        if (call.hasBody()) {
            headers.put("Access-Control-Request-Headers", "content-type");
        }
        return new Request("OPTIONS", call.path(), headers, Optional.empty(), false);
    }

    private LiveResult result() {
        String claim = (letIn ? "the configured frontend may" : origin.text() + " may not") + " send " + call;
        return new LiveResult(name, claim, preflight());
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return result().notRun(verdict, reason);
    }
}
