package lockstep.suites.exposure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Evaluation;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;
import lockstep.suites.chat.ChatProfile;

/** The result of one claim about one request: what the gates of this room have in common. */
record LiveResult(GateName name, String claim, Request request) {

    GateResult of(Decision decision, Observation seen, Map<String, Object> fields, int attempts) {
        return new GateResult(
                name, decision.verdict(), decision.reason(), Optional.of(request.method()), Optional.of(request.path()),
                claim, List.of(), Optional.of(Observed.of(seen, ChatProfile.PROFILE).withFields(fields)), attempts);
    }

    GateResult notRun(Verdict verdict, String reason) {
        return GateResult.notRun(name, verdict, reason, request, claim);
    }

    /** As every gate judges silence: it counts against the service if it was reached. */
    static Decision ofSilence(NoAnswer none) {
        return Evaluation.evaluate(none, new Expectation.StatusAmong(Set.of()), ChatProfile.PROFILE);
    }
}
