package lockstep.suites.cost;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lockstep.gates.gate.BurstGate;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Load;
import lockstep.gates.gate.Verdict;
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
        implements Gate {

    static final GateName NAME = new GateName("budget_block");

    private static final int WAITS = 3;

    @Override
    public GateName name() {
        return NAME;
    }

    /** Lockouts are waited out; the deadline of the run still holds. */
    @Override
    public Duration limit() {
        return Duration.ofHours(1);
    }

    @Override
    public GateResult run(GateContext context) {
        ChatCall call = new ChatCall(NAME, request, classifier, pacer, WAITS);
        ChatSeries series = new ChatSeries();
        ChatOutcome last = new ChatOutcome.Answered(Optional.empty());
        while (series.chats() < chats && last instanceof ChatOutcome.Answered) {
            Optional<ChatCall.Outcome> outcome = call.make(context);
            if (outcome.isEmpty()) {
                last = new ChatOutcome.Improper(Decision.inconclusive("no time was left for another chat"));
            } else {
                series.add(outcome.get());
                context.listener().answered(NAME, series.chats(), chats, series.lastStatus());
                last = outcome.get().reception();
            }
        }
        Decision decision = new BudgetChats(chats, series.answered(), last).decide(expectation, context.mode());
        return series.result(NAME, decision, request, expectation.inWords(), fields(last));
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
    public GateResult notRun(Verdict verdict, String reason) {
        return GateResult.notRun(NAME, verdict, reason, request, expectation.inWords());
    }
}
