package lockstep.demo.chat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The answer to each decision, in the words of the service that the seeds describe. Pure. */
public final class ChatAnswers {

    private static final String LATER = "I cannot answer just now. Please try again later.";

    private final boolean legacyBudgetCode;

    /** @param legacyBudgetCode a spent budget is told as older documents have it: {@code token_budget_exceeded} */
    public ChatAnswers(boolean legacyBudgetCode) {
        this.legacyBudgetCode = legacyBudgetCode;
    }

    public Reply to(ChatDecision decision) {
        return switch (decision) {
            case ChatDecision.Answered(String text) -> chat(200, "ANSWER", text, "OK");
            case ChatDecision.FellBack any -> failure(200, "PROVIDER_ERROR", "the model did not answer", "DEGRADED");
            case ChatDecision.Malformed(Malformation what) ->
                Reply.error(what.status(), what.code(), what.message()).withHeader("X-UX-State", "ERROR");
            case ChatDecision.RateLimited limited ->
                limit("rate_limited", "Too many requests.", limited.scope().word(), limited.retryAfter());
            case ChatDecision.TextTooLong(int most) ->
                failure(413, "REQUEST_TOO_LARGE", "at most " + most + " characters", "ERROR");
            case ChatDecision.PlanSpent(Duration retryAfter) ->
                limit("plan_limit_exceeded", "The plan's requests are used up.", "plan", retryAfter);
            case ChatDecision.BudgetSpent(var scope, Optional<Duration> retryAfter) -> budget(scope.word(), retryAfter);
            case ChatDecision.BreakerOpen(Duration retryAfter) -> breaker(retryAfter);
            case ChatDecision.StoreDown down ->
                Reply.error(503, "db_unavailable", "Sessions are unavailable.").withHeader("X-UX-State", "ERROR");
        };
    }

    private Reply budget(String scope, Optional<Duration> retryAfter) {
        Reply reply = legacyBudgetCode
                ? Reply.error(429, "token_budget_exceeded", "The token budget is used up.")
                        .withField("limit_scope", scope)
                        .withHeader("X-UX-State", "COST_LIMITED")
                : failure(429, "BUDGET_EXCEEDED", scope, "COST_LIMITED");
        return retryAfter.map(time -> retry(reply, legacyBudgetCode ? "retry_after_seconds" : "cooldown_seconds", time))
                .orElse(reply);
    }

    private static Reply breaker(Duration retryAfter) {
        Reply reply = failure(503, "PROVIDER_UNAVAILABLE", "the breaker is open", "DEGRADED");
        return retry(retry(reply, "cooldown_seconds", retryAfter), "retry_after_s", retryAfter);
    }

    private static Reply limit(String code, String message, String scope, Duration retryAfter) {
        Reply reply = Reply.error(429, code, message)
                .withField("limit_scope", scope)
                .withHeader("X-UX-State", "RATE_LIMITED");
        return retry(reply, "retry_after_seconds", retryAfter);
    }

    private static Reply retry(Reply reply, String field, Duration time) {
        return reply.withField(field, Reply.seconds(time)).withRetryAfter(time);
    }

    private static Reply failure(int status, String type, String reason, String state) {
        return chat(status, "FALLBACK", LATER, state)
                .withField("failure_type", type)
                .withField("failure_reason", reason);
    }

    private static Reply chat(int status, String action, String text, String state) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("action", action);
        fields.put("rendered_text", text);
        fields.put("failure_type", null);
        fields.put("failure_reason", null);
        fields.put("ux_state", state);
        fields.put("cooldown_seconds", null);
        return Reply.json(status, fields).withHeader("X-UX-State", state);
    }
}
