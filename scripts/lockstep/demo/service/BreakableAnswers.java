package lockstep.demo.service;

import java.util.Map;
import lockstep.demo.chat.ChatAnswers;
import lockstep.demo.chat.ChatDecision;
import lockstep.demo.chat.Malformation;
import lockstep.demo.chat.Model;
import lockstep.demo.chat.Reply;

/** The right answer to a decision, but for the faults that are on. */
record BreakableAnswers(ChatAnswers right, Faults faults) {

    /** More than a burst of the seeds' 20 requests is refused, fewer than drill H's 40. */
    private static final int WAF_GIVES_UP = 20;

    Reply to(ChatDecision decision) {
        Reply reply = right.to(decision);
        return switch (decision) {
            case ChatDecision.Answered answered -> answered(reply);
            case ChatDecision.FellBack(Model.Failure why) -> fellBack(why, reply);
            case ChatDecision.Malformed(Malformation what) -> malformed(what, reply);
            case ChatDecision.RateLimited limited -> limited(limited.refusals(), reply);
            case ChatDecision.PlanSpent spent -> faults.any(Fault.LIMIT_UNSTRUCTURED) ? unstructured(reply) : reply;
            case ChatDecision.BudgetSpent spent -> faults.any(Fault.BUDGET_UNSTRUCTURED) ? unstructured(reply) : reply;
            case ChatDecision.TextTooLong tooLong -> reply;
            case ChatDecision.BreakerOpen open -> reply;
            case ChatDecision.StoreDown down -> reply;
        };
    }

    private Reply answered(Reply reply) {
        if (faults.any(Fault.CHAT_500)) {
            return internalError();
        }
        return faults.any(Fault.CHAT_UNGOVERNED)
                ? Reply.json(200, Map.of("reply", "Hello."))
                : reply;
    }

    private Reply fellBack(Model.Failure why, Reply reply) {
        return why == Model.Failure.KEY && faults.any(Fault.MODEL_KEY_TRACEBACK)
                ? Reply.text(500, Debug.TRACEBACK)
                : reply;
    }

    private Reply malformed(Malformation what, Reply reply) {
        return switch (what) {
            case CONTENT_TYPE -> {
                Reply typed = faults.any(Fault.UNSUPPORTED_TYPE_UNSTRUCTURED) ? unstructured(reply) : reply;
                yield faults.any(Fault.UNSUPPORTED_TYPE_400) ? new Reply(400, typed.headers(), typed.body()) : typed;
            }
            case NOT_JSON -> faults.any(Fault.JSON_INVALID_500) ? internalError() : reply;
            case NO_TEXT -> faults.any(Fault.MISSING_TEXT_200) ? right.to(new ChatDecision.Answered("Hello.")) : reply;
            case TOO_LARGE -> reply;
        };
    }

    private Reply limited(int refusals, Reply reply) {
        boolean broken = (refusals == 1 && faults.any(Fault.BURST_500))
                || (refusals >= WAF_GIVES_UP && faults.any(Fault.WAF_500));
        if (broken) {
            return internalError();
        }
        return faults.any(Fault.LIMIT_UNSTRUCTURED) ? unstructured(reply) : reply;
    }

    static Reply internalError() {
        return Reply.error(500, "internal_error", "Something went wrong.");
    }

    private static Reply unstructured(Reply reply) {
        Reply text = Reply.text(reply.status(), "No.\n");
        String retryAfter = reply.headers().get("Retry-After");
        return retryAfter == null ? text : text.withHeader("Retry-After", retryAfter);
    }
}
