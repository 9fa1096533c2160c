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
import lockstep.suites.chat.ChatProfile;
import lockstep.suites.chat.SafePayload;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.failure.HealthSnapshot.Finding;
import lockstep.suites.limits.ChatOutcome;
import lockstep.suites.limits.ChatOutcomeClassifier;
import lockstep.suites.limits.Pacer;

/**
 * Looks at the service again and again until what is to be seen is seen: a deployment takes its time.
 *
 * @param patience how long a change may take to show, and, where it could be a restart, how long it must then last
 */
record HealthPoller(GateName gate, String expected, ServiceContract service, Pacer pacer, Duration patience) {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** For the last look of what began just in time, however long its requests take. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    private static final ChatOutcomeClassifier RECEPTIONIST = new ChatOutcomeClassifier(true);

    GateResult until(Function<HealthSnapshot, Finding> judge, GateContext context) {
        Instant end = context.clock().instant().plus(patience.multipliedBy(2)).plus(SLACK);
        Instant lastChance = context.clock().instant().plus(patience);
        for (int looks = 1; ; looks++) {
            HealthSnapshot sight = look(context);
            Finding finding = judge.apply(sight);
            Duration pause = pause(sight);
            Instant next = context.clock().instant().plus(pause);
            boolean mayLast = finding.next() == Finding.Next.LASTING || !HealthSnapshot.is200(sight.health());
            boolean again = finding.next() != Finding.Next.NONE
                    && next.isBefore(mayLast ? end : lastChance)
                    && context.waitFor(gate, pause, finding.decision().reason() + "; looking again");
            if (!again) {
                return result(finding.decision(), sight, looks);
            }
        }
    }

    private HealthSnapshot look(GateContext context) {
        Instant at = context.clock().instant();
        Observation health = ask(Request.get(service.health()), context);
        Observation dbHealth = ask(Request.get(service.dbHealth()), context);
        if (!HealthSnapshot.is200(health)) {
            return new HealthSnapshot(at, health, dbHealth, health, RECEPTIONIST.of(health, at));
        }
        if (!pacer.awaitTurn(context, gate)) {
            ChatOutcome none = new ChatOutcome.Improper(Decision.inconclusive("no time was left for a chat"));
            return new HealthSnapshot(at, health, dbHealth, health, none);
        }
        Observation chat = ask(SafePayload.chat(service.chat()), context);
        return new HealthSnapshot(at, health, dbHealth, chat, RECEPTIONIST.of(chat, context.clock().instant()));
    }

    private Observation ask(Request request, GateContext context) {
        return context.ask(gate, request);
    }

    /** A limit, or an open breaker, says itself when it is worth looking again. */
    private static Duration pause(HealthSnapshot sight) {
        return switch (sight.reception()) {
            case ChatOutcome.Limited limited ->
                    limited.cooldown().map(time -> time.plus(Cooldown.ROUNDING)).orElse(PAUSE);
            case ChatOutcome.BreakerOpen open ->
                    open.retryAfter().map(time -> time.plus(Cooldown.ROUNDING)).orElse(PAUSE);
            case ChatOutcome.Answered answered -> PAUSE;
            case ChatOutcome.Failed failed -> PAUSE;
            case ChatOutcome.BudgetBlock block -> PAUSE;
            case ChatOutcome.Improper improper -> PAUSE;
        };
    }

    private GateResult result(Decision decision, HealthSnapshot sight, int looks) {
        return new GateResult(
                gate, decision.verdict(), decision.reason(), Optional.of("POST"),
                Optional.of(service.chat()), expected, List.of(),
                Optional.of(Observed.of(sight.chat(), ChatProfile.PROFILE)), looks);
    }
}
