package lockstep.gates.gate;

import java.util.List;
import java.util.Optional;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Request;

/**
 * What a gate found: what it asked, expected and observed, and why it decided as it did.
 *
 * @param expected in words
 * @param expectedStatus the statuses that would have been right, for readers that are programs
 * @param attempts how many requests were made for the decision
 * @param about whether it speaks of the service, or only of the way to it; empty where it passed, or was not asked for
 * @param span when it ran; empty where it did not
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
        int attempts,
        Optional<About> about,
        Optional<Span> span) {

    private static final int LONGEST_REASON = 1_000;

    public GateResult(
            GateName name, Verdict verdict, String reason, Optional<String> method, Optional<String> path,
            String expected, List<Integer> expectedStatus, Optional<Observed> observed, int attempts) {
        this(name, verdict, reason, method, path, expected, expectedStatus, observed, attempts, About.usual(verdict),
                Optional.empty());
    }

    public static GateResult of(
            GateName name, Decision decision, Request request, Expectation expected, Observed observed, int attempts) {
        return new GateResult(
                name, decision.verdict(), decision.reason(), Optional.of(request.method()), Optional.of(request.path()),
                expected.inWords(), expected.statuses(), Optional.of(observed), attempts, decision.about(),
                Optional.empty());
    }

    /** The same observation, decided otherwise. */
    public GateResult deciding(Decision other) {
        return new GateResult(name, other.verdict(), other.reason(), method, path, expected, expectedStatus, observed,
                attempts, other.about(), span);
    }

    /** The same of a claim in other words. */
    public GateResult claiming(String words) {
        return new GateResult(name, verdict, reason, method, path, words, expectedStatus, observed, attempts, about,
                span);
    }

    /** The same, with when it ran. */
    public GateResult during(Span time) {
        return new GateResult(name, verdict, reason, method, path, expected, expectedStatus, observed, attempts, about,
                Optional.of(time));
    }

    /** A gate that did not ask the service anything. */
    public static GateResult notRun(
            GateName name, Verdict verdict, String reason, Request request, Expectation expected) {
        return notRun(name, verdict, reason, Optional.of(request), expected.inWords(), expected.statuses());
    }

    /** @param expected in words */
    public static GateResult notRun(GateName name, Verdict verdict, String reason, Request request, String expected) {
        return notRun(name, verdict, reason, Optional.of(request), expected, List.of());
    }

    /** A gate that has nothing to ask a service. */
    public static GateResult notRun(GateName name, Verdict verdict, String reason, String expected) {
        return notRun(name, verdict, reason, Optional.empty(), expected, List.of());
    }

    private static GateResult notRun(
            GateName name, Verdict verdict, String reason, Optional<Request> request, String expected,
            List<Integer> statuses) {
        return new GateResult(
                name, verdict, reason, request.map(Request::method), request.map(Request::path), expected, statuses,
                Optional.empty(), 0);
    }

    /** The same without what must not be shown. Only now is the reason cut: half a secret would not be found. */
    public GateResult redacted(Secrets secrets) {
        return new GateResult(
                name, verdict, Sanitiser.line(secrets.redact(reason), LONGEST_REASON), method, path, expected,
                expectedStatus,
                observed.map(seen -> seen.redacted(secrets)), attempts, about, span);
    }
}
