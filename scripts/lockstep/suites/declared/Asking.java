package lockstep.suites.declared;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.base.text.Durations;
import lockstep.gates.declared.Polling;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.PatientRequest;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Request;
import tools.jackson.databind.JsonNode;

/** Asks one request of a gate: once, or until the answer is right. */
record Asking(RunnableGate gate) {

    Asked ask(GateContext context, Map<String, JsonNode> turn) throws Values.Unready {
        Request request = gate.values().request(context, turn);
        Expectation expected = gate.expectation(gate.gate().wanted(), context.clock().instant());
        PatientRequest patient = new PatientRequest(gate.name(), request, expected);
        Optional<String> locked = patient.awaitTurn(context);
        if (locked.isPresent()) {
            throw new Values.Unready(locked.get().replaceFirst("^not run: ", ""));
        }
        return gate.gate().poll().map(poll -> poll(context, patient, poll)).orElseGet(() -> once(context, patient));
    }

    private Asked once(GateContext context, PatientRequest patient) {
        PatientRequest.Outcome outcome = gate.turnstile().pass(() -> patient.ask(context));
        return new Asked(outcome.decision(), outcome.seen(), outcome.attempts());
    }

    /** Right, and too late; that says nothing of the service where a limit made the gate wait. */
    private static Decision late(Decision right, boolean wasLimited, Duration so, Polling poll) {
        String words = right.reason() + ", but only after " + Durations.human(so) + ", not within "
                + Durations.human(poll.time());
        return wasLimited
                ? Decision.inconclusive(words + ": a Retry-After was waited out")
                : Decision.fail(words);
    }

    private static String asked(int attempts) {
        return attempts == 1 ? "asked once" : "asked " + attempts + " times";
    }

    private Asked poll(GateContext context, PatientRequest patient, Polling poll) {
        Instant begun = context.clock().instant();
        int attempts = 0;
        boolean wasLimited = false;
        Duration queued = Duration.ZERO;
        while (true) {
            Instant queue = context.clock().instant();
            AtomicReference<Instant> sent = new AtomicReference<>(queue);
            PatientRequest.Outcome outcome = gate.turnstile().pass(() -> {
                sent.set(context.clock().instant());
                return patient.ask(context);
            });
            queued = queued.plus(Duration.between(queue, sent.get()));
            attempts += outcome.attempts();
            wasLimited |= outcome.waited();
            Decision decision = outcome.decision();
            Duration so = Duration.between(begun, context.clock().instant()).minus(queued);
            if (decision.verdict() == Verdict.PASS) {
                String after = attempts == 1 ? "" : ", after " + attempts + " tries";
                Decision passed = so.compareTo(poll.time()) > 0 ? late(decision, wasLimited, so, poll)
                        : Decision.pass(decision.reason() + after);
                return new Asked(passed, outcome.seen(), attempts);
            }
            if (patient.turnsPeopleAway(context, outcome.seen())) {
                return new Asked(decision, outcome.seen(), attempts);
            }
            if (so.plus(poll.every()).compareTo(poll.time()) > 0) {
                String reason = decision.reason() + "; still so after " + attempts + " tries in "
                        + Durations.human(poll.time());
                return new Asked(wasLimited && decision.verdict() == Verdict.FAIL
                        ? Decision.inconclusive(reason + ", of which a Retry-After was waited out")
                        : new Decision(decision.verdict(), reason, decision.about()), outcome.seen(), attempts);
            }
            if (!context.waitFor(gate.name(), poll.every(), asked(attempts) + "; " + decision.reason())) {
                return new Asked(Decision.inconclusive("after " + attempts + " tries the run had no time left: "
                        + decision.reason()), outcome.seen(), attempts);
            }
        }
    }
}
