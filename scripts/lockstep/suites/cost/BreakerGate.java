package lockstep.suites.cost;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Load;
import lockstep.gates.http.Request;
import lockstep.suites.chat.ServiceLimits;
import lockstep.suites.limits.ChatCall;
import lockstep.suites.limits.ChatOutcome;
import lockstep.suites.limits.ChatOutcomeClassifier;
import lockstep.suites.limits.Pacer;

/**
 * The claim that the breaker opens when the model's provider keeps failing, and says for how long. The operator makes
 * the provider fail; this only asks.
 *
 * @param limits when the breaker opens
 */
record BreakerGate(Request request, int chats, ServiceLimits limits, ChatOutcomeClassifier classifier, Pacer pacer)
        implements ChatsGate {

    static final GateName NAME = new GateName("breaker_open");

    /** The field of the result under which the breaker's own {@code retry_after} is kept, in milliseconds. */
    static final String COOLDOWN = "breaker_retry_after_ms";

    private static final String EXPECTED = "failing chats, then 503 PROVIDER_UNAVAILABLE with retry_after";

    @Override
    public GateName name() {
        return NAME;
    }

    @Override
    public GateResult run(GateContext context) {
        ChatCall call = call();
        ChatSeries series = new ChatSeries();
        ProviderErrors errors = new ProviderErrors(limits.breakerFailures(), limits.breakerWindow());
        Optional<Decision> decision = Optional.empty();
        Map<String, Object> fields = new LinkedHashMap<>();
        boolean isOpen = false;
        while (decision.isEmpty() && series.chats() < chats) {
            Optional<ChatOutcome> outcome = series.next(call, context, NAME, chats);
            outcome.ifPresent(seen -> errors.add(seen, context.clock().instant()));
            if (outcome.isPresent() && outcome.get() instanceof ChatOutcome.BreakerOpen(Optional<Duration> pause)) {
                isOpen = true;
                pause.ifPresent(time -> fields.put(COOLDOWN, time.toMillis()));
            }
            decision = outcome.isPresent()
                    ? end(outcome.get(), series.chats() - 1)
                    : Optional.of(ChatSeries.outOfTime());
        }
        fields.put("breaker_open", isOpen);
        return series.result(NAME, decision.orElseGet(errors::neverOpen), request, EXPECTED, fields);
    }

    /** Empty while there is reason to go on. */
    private static Optional<Decision> end(ChatOutcome reception, int before) {
        return switch (reception) {
            case ChatOutcome.Answered answered -> Optional.empty();
            case ChatOutcome.Failed failed -> Optional.empty();
            case ChatOutcome.BreakerOpen(Optional<Duration> retryAfter) -> Optional.of(open(retryAfter, before));
            case ChatOutcome.BudgetBlock block -> Optional.of(Decision.inconclusive(
                    "blocked by the budget (" + block.code() + ") before the breaker could open"));
            case ChatOutcome.Limited limited -> Optional.of(Decision.inconclusive(
                    "limited by " + limited.code() + " before the breaker could open"));
            case ChatOutcome.Improper(Decision why) -> Optional.of(why);
        };
    }

    private static Decision open(Optional<Duration> retryAfter, int before) {
        String seen = "503 PROVIDER_UNAVAILABLE "
                + (before == 0 ? "from the first chat on" : "after " + before + " chats");
        return retryAfter.filter(Duration::isPositive)
                .map(time -> Decision.pass(seen + ", retry_after " + Durations.human(time)))
                .orElseGet(() -> Decision.fail(seen + ", but without retry_after"));
    }

    @Override
    public Load load() {
        return new Load(chats, false);
    }

    @Override
    public String expected() {
        return EXPECTED;
    }
}
