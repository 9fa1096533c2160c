package lockstep.suites.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.suites.chat.ChatFailure;

/**
 * The claim that the service fails as documented when the operator breaks one thing. Nothing is broken unless it was
 * well before.
 *
 * @param database what it may do without its database
 * @param after what shows that it is well
 */
record FailureGate(
        FailureDrill drill, DatabaseOutcome database, Set<GateName> after, Guide guide, HealthPoller watch)
        implements Gate {

    @Override
    public GateName name() {
        return drill.gateName();
    }

    /** People are slow, and so are deployments; the deadline of the run still holds. */
    @Override
    public Duration limit() {
        return Duration.ofHours(4);
    }

    @Override
    public GateResult run(GateContext context) {
        boolean well = context.earlier().stream().allMatch(result -> result.verdict() == Verdict.PASS);
        if (!well) {
            return notRun(Verdict.INCONCLUSIVE, "not started: the service was unhealthy before the drill");
        }
        Optional<String> failure = drill == FailureDrill.MODEL_KEY ? failureOf(context) : Optional.empty();
        if (failure.isPresent()) {
            return notRun(Verdict.INCONCLUSIVE, "not started: the model failed before the drill already (failure_type "
                    + failure.get() + "), so a failure would not show that the key is wrong");
        }
        Instant start = context.clock().instant();
        List<String> instructions = List.of(
                "Failure drill " + drill.word() + ", STAGING ONLY. Do this now: " + drill.change(),
                "Expected effect: " + drill.outcome() + ".");
        if (!guide.isDone(instructions, context.deadline())) {
            return notRun(Verdict.INCONCLUSIVE, "not started: nobody confirmed the change");
        }
        return watch.until(FailureEvaluator.broken(drill, database, start, watch.patience()), context);
    }

    /** What the chat before the drill said of the model, where that failed. */
    private static Optional<String> failureOf(GateContext context) {
        return context.earlier().stream()
                .flatMap(result -> result.observed().stream())
                .flatMap(seen -> ChatFailure.of(seen).stream())
                .findFirst();
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return GateResult.notRun(name(), verdict, reason, watch.expected());
    }
}
