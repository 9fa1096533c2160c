package lockstep.gates.burst;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Load;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;

/**
 * The claim that a limit ends when the service said it would: after the burst's {@code Retry-After}, it answers
 * again. A burst that did not pass met no limit, or none that can be waited out: then nothing is sent.
 */
public record RecoveryGate(GateName name, Request request, Expectation expected, GateName burst) implements Gate {

    @Override
    public Set<GateName> after() {
        return Set.of(burst);
    }

    @Override
    public Set<GateName> needs() {
        return Set.of(burst);
    }

    /** Lockouts of ten minutes occur; the deadline of the run still holds. */
    @Override
    public Duration limit() {
        return Duration.ofMinutes(20);
    }

    @Override
    public GateResult run(GateContext context) {
        Optional<Duration> cooldown = context.earlier(burst)
                .flatMap(GateResult::observed)
                .map(observed -> observed.fields().get(BurstGate.COOLDOWN))
                .map(ms -> Duration.ofMillis((Long) ms));
        BurstPause pause = new BurstPause(cooldown);
        Optional<String> obstacle = pause.obstacle(context, name);
        if (obstacle.isPresent()) {
            return notRun(Verdict.INCONCLUSIVE, obstacle.get());
        }
        Observation seen = context.ask(name, request);
        return GateResult.of(name, decide(context, seen, pause), request, expected,
                context.kept(seen), 1);
    }

    private Decision decide(GateContext context, Observation seen, BurstPause pause) {
        if (seen instanceof Answer answer && answer.status() == 429) {
            return pause.longest().map(time ->
                    Decision.fail("still 429 after the burst's Retry-After (" + pause.asked() + ") was waited out"))
                    .orElse(Decision.inconclusive("still 429, and the burst's 429s did not say when the limit ends"));
        }
        Decision decision = context.judge(seen, expected);
        return decision.verdict() == Verdict.PASS
                ? Decision.pass(decision.reason() + ", after the burst's Retry-After (" + pause.asked() + ")")
                : decision;
    }

    @Override
    public Load load() {
        return new Load(1, false);
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return GateResult.notRun(name, verdict, reason, request, expected);
    }
}
