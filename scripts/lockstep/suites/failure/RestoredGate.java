package lockstep.suites.failure;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;

/** The claim that the service is well again once the operator has undone what was broken, however the drill went. */
record RestoredGate(FailureDrill drill, Guide guide, HealthPoller watch) implements Gate {

    static final String EXPECTED = "health, db health and chat 200 again";

    @Override
    public GateName name() {
        return drill.restoredName();
    }

    @Override
    public Set<GateName> after() {
        return Set.of(drill.gateName());
    }

    @Override
    public Duration limit() {
        return Duration.ofHours(4);
    }

    @Override
    public GateResult run(GateContext context) {
        boolean begun = context.earlier(drill.gateName()).flatMap(GateResult::observed).isPresent();
        if (!begun) {
            return notRun(Verdict.INCONCLUSIVE, "not started");
        }
        List<String> instructions = List.of("Do this now: " + drill.revert(), "Expected effect: " + EXPECTED + ".");
        if (!guide.isDone(instructions, context.deadline())) {
            return notRun(Verdict.INCONCLUSIVE, "nobody confirmed the undo: " + drill.revert());
        }
        return watch.until(FailureEvaluator::restored, context);
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return GateResult.notRun(name(), verdict, reason, EXPECTED);
    }
}
