package lockstep.demo.chat;

import java.time.Instant;
import lockstep.demo.governor.Admission;
import lockstep.demo.governor.BreakerAnswer;
import lockstep.demo.governor.BudgetDecision;
import lockstep.demo.governor.PlanDecision;

/**
 * Decides what becomes of a request: is it one, is it not too fast, within the plan, within the budgets, does the
 * model work. A malformed request costs nothing: it counts against no limit, and is told so even during a lockout.
 */
public final class ChatDesk {

    /** What a reply is reckoned to take before it is known. */
    private static final long REPLY_TOKENS = 10;
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final Governors governors;
    private final Model model;

    public ChatDesk(Governors governors, Model model) {
        this.governors = governors;
        this.model = model;
    }

    public ChatDecision decide(ChatRequest request, Instant now) {
        return switch (ChatReading.of(request)) {
            case ChatReading.Malformed(Malformation what) -> new ChatDecision.Malformed(what);
            case ChatReading.Said(String text) -> admit(request, text, now);
        };
    }

    private ChatDecision admit(ChatRequest request, String text, Instant now) {
        return switch (governors.admit(request.address(), request.subject(), now)) {
            case Admission.Limited limited ->
                new ChatDecision.RateLimited(limited.scope(), limited.retryAfter(), limited.refusals());
            case Admission.Admitted admitted ->
                governors.storeIsUp() ? plan(request, text, now) : new ChatDecision.StoreDown();
        };
    }

    private ChatDecision plan(ChatRequest request, String text, Instant now) {
        return switch (governors.plan(request.subject(), text.codePointCount(0, text.length()), now)) {
            case PlanDecision.TextTooLong(int most) -> new ChatDecision.TextTooLong(most);
            case PlanDecision.RequestsSpent spent -> new ChatDecision.PlanSpent(spent.retryAfter());
            case PlanDecision.Included included -> budget(request, text, now);
        };
    }

    private ChatDecision budget(ChatRequest request, String text, Instant now) {
        long input = Math.ceilDiv(text.length(), CHARACTERS_PER_TOKEN);
        BudgetDecision budget = governors.reserve(request.subject(), request.address(), input, REPLY_TOKENS, now);
        return switch (budget) {
            case BudgetDecision.Exceeded exceeded ->
                new ChatDecision.BudgetSpent(exceeded.scope(), exceeded.retryAfter());
            case BudgetDecision.Reserved reserved -> {
                ChatDecision decision = ask(text, now);
                if (!(decision instanceof ChatDecision.Answered)) {
                    governors.giveBack(reserved, request.subject(), request.address());
                }
                yield decision;
            }
        };
    }

    private ChatDecision ask(String text, Instant now) {
        BreakerAnswer passage = governors.pass(now);
        if (passage instanceof BreakerAnswer.Open(var retryAfter)) {
            return new ChatDecision.BreakerOpen(retryAfter);
        }
        return switch (model.ask(text)) {
            case Model.Said(String reply) -> {
                governors.succeeded(passage);
                yield new ChatDecision.Answered(reply);
            }
            case Model.Failed(Model.Failure why) -> {
                if (why == Model.Failure.PROVIDER) {
                    governors.failed(passage, now);
                } else {
                    governors.succeeded(passage);
                }
                yield new ChatDecision.FellBack(why);
            }
        };
    }
}
