package lockstep.drills;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import lockstep.gate.Decision;
import lockstep.gate.Expectation;
import lockstep.gate.Gate;
import lockstep.gate.GateContext;
import lockstep.gate.GateName;
import lockstep.gate.GateResult;
import lockstep.gate.Observed;
import lockstep.gate.Verdict;
import lockstep.http.Answer;
import lockstep.http.Observation;
import lockstep.http.Request;
import lockstep.limits.ChatCall;
import lockstep.limits.LimitCode;
import lockstep.limits.Pace;
import lockstep.limits.Pacer;
import lockstep.limits.Reception;
import lockstep.limits.Receptionist;
import lockstep.suites.StructuredError;
import lockstep.suites.StructuredLimit;

/**
 * The claim that a text of 9,000 characters is refused for its size: 429 by a plan or a budget, or one of the 4xx for
 * a request that is too large. The only text but "hi" that is ever sent.
 */
record FillerGate(String chatPath) implements Gate {

    static final int CHARACTERS = 9_000;

    private static final GateName NAME = new GateName("filler");
    private static final Set<Integer> REFUSALS = Set.of(400, 413, 422, 429);
    private static final Expectation LIMIT =
            new Expectation.StatusAmong(REFUSALS).and(new Expectation.Keeps(new StructuredLimit()));
    private static final Expectation ERROR =
            new Expectation.StatusAmong(REFUSALS).and(new Expectation.Keeps(new StructuredError()));
    private static final Request NEVER_SENT = Request.get("/");

    @Override
    public GateName name() {
        return NAME;
    }

    @Override
    public GateResult run(GateContext context) {
        Request request = request();
        ChatCall call = new ChatCall(NAME, request, new Receptionist(true), new Pacer(Pace.FREE), 1);
        return call.make(context)
                .map(outcome -> GateResult.of(
                        NAME, decide(outcome), request, LIMIT, Observed.of(outcome.observation()), outcome.requests()))
                .orElseGet(() -> unasked(Verdict.INCONCLUSIVE, "no time was left"));
    }
}
