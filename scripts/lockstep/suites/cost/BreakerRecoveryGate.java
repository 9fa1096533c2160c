package lockstep.suites.cost;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Request;
import lockstep.suites.limits.ChatCall;
import lockstep.suites.limits.ChatOutcomeClassifier;
import lockstep.suites.limits.Pacer;

/**
 * The claim that an open breaker ends: after its own {@code retry_after} it lets one chat through, and closes when that
 * one is answered. The operator mends the provider meanwhile; as long as it still fails, every cooldown is waited out.
 */
record BreakerRecoveryGate(Request request, ChatOutcomeClassifier classifier, Pacer pacer) implements ChatsGate {

    static final GateName NAME = new GateName("breaker_recovery");

    private static final String EXPECTED = "after retry_after one chat is let through, and then all are";
    private static final int MOST_CHATS = 50;

    @Override
    public GateName name() {
        return NAME;
    }

    @Override
    public Set<GateName> after() {
        return Set.of(BreakerGate.NAME);
    }

    @Override
    public GateResult run(GateContext context) {
        Optional<Duration> cooldown = context.earlier(BreakerGate.NAME)
                .filter(result -> result.verdict() == Verdict.PASS)
                .flatMap(GateResult::observed)
                .map(observed -> observed.fields().get(BreakerGate.COOLDOWN))
                .map(ms -> Duration.ofMillis((Long) ms));
        if (cooldown.isEmpty()) {
            return notRun(Verdict.INCONCLUSIVE, "the breaker was not seen open, so it cannot be seen to close");
        }
        ChatSeries series = new ChatSeries();
        Decision decision = probe(context, series, cooldown.get());
        return series.result(NAME, decision, request, EXPECTED, Map.of());
    }

    private Decision probe(GateContext context, ChatSeries series, Duration cooldown) {
        ChatCall call = call();
        BreakerWatch watch = BreakerWatch.of(cooldown);
        while (series.chats() < MOST_CHATS) {
            Optional<ChatCall.Outcome> outcome = isTimeFor(watch, context) ? call.make(context) : Optional.empty();
            if (outcome.isEmpty()) {
                return watch.unfinished();
            }
            series.add(outcome.get());
            switch (watch.after(outcome.get().reception())) {
                case BreakerWatch.Step.Over(Decision decision) -> {
                    return decision;
                }
                case BreakerWatch.Step.Again(BreakerWatch next) -> watch = next;
            }
        }
        return watch.unfinished();
    }

    private static boolean isTimeFor(BreakerWatch watch, GateContext context) {
        return watch.pause().isZero() || context.waitOut(NAME, watch.pause(),
                "waiting out the breaker's retry_after of " + Durations.human(watch.pause())
                        + "; make the provider work again meanwhile");
    }

    @Override
    public String expected() {
        return EXPECTED;
    }
}
