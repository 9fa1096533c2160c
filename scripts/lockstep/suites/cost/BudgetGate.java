package lockstep.suites.cost;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lockstep.gates.burst.BurstGate;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Load;
import lockstep.gates.http.Request;
import lockstep.suites.limits.ChatCall;
import lockstep.suites.limits.ChatOutcome;
import lockstep.suites.limits.ChatOutcomeClassifier;
import lockstep.suites.limits.Pacer;

/**
 * The claim that the token budget blocks when it is meant to, and only then: chats one after another, until the budget
 * blocks or all are made. A rate limit on the way is waited out: it says nothing of the budget.
 */
record BudgetGate(
        Request request, int chats, BudgetExpectation expectation, ChatOutcomeClassifier classifier, Pacer pacer)
        implements ChatsGate {

    static final GateName NAME = new GateName("budget_block");

    @Override
    public GateName name() {
        return NAME;
    }

    @Override
    public GateResult run(GateContext context) {
        ChatCall call = call();
        ChatSeries series = new ChatSeries();
        ChatOutcome last = new ChatOutcome.Answered(Optional.empty());
        while (series.chats() < chats && last instanceof ChatOutcome.Answered) {
            last = series.next(call, context, NAME, chats)
                    .orElseGet(() -> new ChatOutcome.Improper(ChatSeries.outOfTime()));
        }
        Decision decision = new BudgetChats(chats, series.answered(), series.fallbacks(), last)
                .decide(expectation, context.mode());
        return series.result(NAME, decision, request, expected(), fields(last));
    }

    private static Map<String, Object> fields(ChatOutcome last) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("budget_block", last instanceof ChatOutcome.BudgetBlock);
        fields.put("breaker_open", last instanceof ChatOutcome.BreakerOpen);
        if (last instanceof ChatOutcome.Limited limited) {
            limited.cooldown().ifPresent(cooldown -> fields.put(BurstGate.COOLDOWN, cooldown.toMillis()));
        }
        return fields;
    }

    @Override
    public Load load() {
        return new Load(chats, false);
    }

    @Override
    public String expected() {
        return expectation.inWords();
    }
}
