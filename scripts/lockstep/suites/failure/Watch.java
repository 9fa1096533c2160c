package lockstep.suites.failure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lockstep.gates.gate.Cooldown;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;
import lockstep.suites.chat.Payload;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.failure.Sight.Finding;
import lockstep.suites.limits.Pacer;
import lockstep.suites.limits.Reception;
import lockstep.suites.limits.Receptionist;

/**
 * Looks at the service again and again until what is to be seen is seen: a deployment takes its time.
 *
 * @param patience for how long
 */
record Watch(GateName gate, String expected, ServiceContract service, Pacer pacer, Duration patience) {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Receptionist RECEPTIONIST = new Receptionist(true);

    GateResult until(Function<Sight, Finding> judge, GateContext context) {
        Instant end = context.clock().instant().plus(patience);
        for (int looks = 1; ; looks++) {
            Sight sight = look(context);
            Finding finding = judge.apply(sight);
            Duration pause = pause(sight);
            boolean again = !finding.isFinal()
                    && context.clock().instant().plus(pause).isBefore(end)
                    && context.waitFor(gate, pause, finding.decision().reason() + "; looking again");
            if (!again) {
                return result(finding.decision(), sight, looks);
            }
        }
    }

    private Sight look(GateContext context) {
        Instant at = context.clock().instant();
        Observation health = ask(Request.get(service.health()), context);
        Observation dbHealth = ask(Request.get(service.dbHealth()), context);
        if (!pacer.awaitTurn(context, gate)) {
            Reception none = new Reception.Improper(Decision.inconclusive("no time was left for a chat"));
            return new Sight(at, health, dbHealth, health, none);
        }
        Observation chat = ask(Payload.chat(service.chat()), context);
        return new Sight(at, health, dbHealth, chat, RECEPTIONIST.of(chat, context.clock().instant()));
    }

    private static Observation ask(Request request, GateContext context) {
        return context.client().call(request, context.deadline());
    }

    /** A limit, or an open breaker, says itself when it is worth looking again. */
    private static Duration pause(Sight sight) {
        return switch (sight.reception()) {
            case Reception.Limited limited ->
                    limited.cooldown().map(time -> time.plus(Cooldown.ROUNDING)).orElse(PAUSE);
            case Reception.BreakerOpen open ->
                    open.retryAfter().map(time -> time.plus(Cooldown.ROUNDING)).orElse(PAUSE);
            case Reception.Answered answered -> PAUSE;
            case Reception.Failed failed -> PAUSE;
            case Reception.BudgetBlock block -> PAUSE;
            case Reception.Improper improper -> PAUSE;
        };
    }

    private GateResult result(Decision decision, Sight sight, int looks) {
        return new GateResult(
                gate, decision.verdict(), decision.reason(), Optional.of("POST"),
                Optional.of(service.chat()), expected, List.of(),
                Optional.of(Observed.of(sight.chat())), looks);
    }
}
