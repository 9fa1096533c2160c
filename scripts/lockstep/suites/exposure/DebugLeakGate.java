package lockstep.suites.exposure;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Answer;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;
import lockstep.suites.chat.ServiceCall;
import lockstep.suites.chat.StructuredError;

/**
 * That errors show nothing of the inside ("Enabling DEBUG_ERRORS in staging/prod" invalidates a promotion), proved by
 * provoking the most harmless one: a body that is not valid JSON, and so reaches no model and no database.
 *
 * @param configured values of the environment that the answer must not hold either
 */
record DebugLeakGate(ServiceCall call, Secrets configured) implements Gate {

    static final GateName NAME = new GateName("debug_errors");

    private static final String INVALID_JSON = "{\"user_text\":";

    /** A gateway's answers, or a path that does not exist: the service itself was not provoked. */
    private static final Set<Integer> NOT_REACHED = Set.of(401, 403, 404, 405, 407);

    /** A gateway's too, unless they name an error as the service does. */
    private static final Set<Integer> OF_GATEWAYS = Set.of(502, 503, 504);

    private static final StructuredError ERROR = new StructuredError();

    @Override
    public GateName name() {
        return NAME;
    }

    @Override
    public GateResult run(GateContext context) {
        Observation first = context.client().call(request(), context.deadline());
        Optional<Decision> turnedAway = context.turnedAway(first);
        if (turnedAway.isPresent()) {
            GateResult judged = result(first, 1);
            return judged.verdict() == Verdict.FAIL ? judged : judged.deciding(turnedAway.get());
        }
        Optional<Duration> wait = first instanceof Answer answer && answer.status() == 429
                ? context.cooldown(answer)
                : Optional.empty();
        if (wait.isEmpty() || !context.waitOut(NAME, wait.get())) {
            return result(first, 1);
        }
        return result(context.client().call(request(), context.deadline()), 2);
    }

    private GateResult result(Observation seen, int attempts) {
        Decision decision = switch (seen) {
            case NoAnswer none -> LiveResult.ofSilence(none);
            case Answer answer -> decide(
                    answer.status(),
                    answer.text().orElseGet(() -> new String(answer.body(), StandardCharsets.ISO_8859_1)));
        };
        return result().of(decision, seen, Map.of(), attempts);
    }

    Decision decide(int status, String body) {
        Optional<String> trace = configured.areIn(body)
                ? Optional.of("a secret of the environment")
                : DebugTraces.in(body);
        if (trace.isPresent()) {
            return Decision.fail("the answer to invalid JSON (" + status + ") shows " + trace.get());
        }
        if (status < 400 || NOT_REACHED.contains(status)) {
            return Decision.inconclusive("no error was provoked: invalid JSON was answered with " + status);
        }
        boolean namesItsError = JsonReader.read(body).filter(json -> ERROR.breach(json).isEmpty()).isPresent();
        if (OF_GATEWAYS.contains(status) && !namesItsError) {
            return Decision.inconclusive(
                    "no error was provoked: a " + status + " without an error_code may be a gateway's");
        }
        return status == 429
                ? Decision.inconclusive("rate-limited, so no error was provoked")
                : Decision.pass(status + ", and nothing of the inside is shown");
    }

    private Request request() {
        return new Request(call.method(), call.path(), Map.of(),
                Optional.of(new Request.Body("application/json", INVALID_JSON)), false);
    }

    private LiveResult result() {
        return new LiveResult(NAME, "an error shows no traceback and no debug detail", request());
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return result().notRun(verdict, reason);
    }
}
