package lockstep.gates.gate;

import java.util.Optional;
import java.util.Set;
import lockstep.gates.http.Request;

/** A claim about the answer to one request, asked as {@link PatientRequest} says. */
public record RequestGate(GateName name, Request request, Expectation expected, Set<GateName> after) implements Gate {

    public RequestGate {
        after = Set.copyOf(after);
    }

    public RequestGate(String name, Request request, Expectation expected) {
        this(new GateName(name), request, expected, Set.of());
    }

    public RequestGate after(String gate) {
        return new RequestGate(name, request, expected, Set.of(new GateName(gate)));
    }

    @Override
    public GateResult run(GateContext context) {
        PatientRequest patient = new PatientRequest(name, request, expected);
        Optional<String> locked = patient.awaitTurn(context);
        if (locked.isPresent()) {
            return notRun(Verdict.INCONCLUSIVE, locked.get());
        }
        PatientRequest.Outcome outcome = patient.ask(context);
        return GateResult.of(
                name, outcome.decision(), request, expected, context.kept(outcome.seen()), outcome.attempts());
    }

    @Override
    public Load load() {
        return new Load(request.method().equals("POST") ? 1 : 0, false);
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return GateResult.notRun(name, verdict, reason, request, expected);
    }
}
