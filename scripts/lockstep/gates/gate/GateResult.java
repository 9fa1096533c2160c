package lockstep.gates.gate;

import java.util.List;
import java.util.Optional;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Request;

/**
 * What a gate found: what it asked, expected and observed, and why it decided as it did.
 *
 * @param expected in words
 * @param expectedStatus the statuses that would have been right, for readers that are programs
 * @param attempts how many requests were made for the decision
 */
public record GateResult(
        GateName name,
        Verdict verdict,
        String reason,
        Optional<String> method,
        Optional<String> path,
        String expected,
        List<Integer> expectedStatus,
        Optional<Observed> observed,
        int attempts) {

    public static GateResult of(
            GateName name, Decision decision, Request request, Expectation expected, Observed observed, int attempts) {
        return new GateResult(
                name, decision.verdict(), decision.reason(), Optional.of(request.method()), Optional.of(request.path()),
                expected.inWords(), expected.statuses(), Optional.of(observed), attempts);
    }

    /** A gate that did not ask the service anything. */
    public static GateResult unasked(
            GateName name, Verdict verdict, String reason, Request request, Expectation expected) {
        return new GateResult(
                name, verdict, reason, Optional.of(request.method()), Optional.of(request.path()),
                expected.inWords(), expected.statuses(), Optional.empty(), 0);
    }

    /** The same without what must not be shown. */
    public GateResult redacted(Secrets secrets) {
        return new GateResult(
                name, verdict, secrets.redact(reason), method, path, expected, expectedStatus,
                observed.map(seen -> seen.redacted(secrets)), attempts);
    }
}
