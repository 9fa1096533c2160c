package lockstep.demo.governor;

import java.time.Duration;

/**
 * The token budgets of the cost document, in its scopes. The comments name the variables that set them there.
 *
 * @param globalDaily COST_GLOBAL_DAILY_TOKENS
 * @param addressWindow COST_IP_WINDOW_SECONDS
 * @param addressTokens COST_IP_WINDOW_TOKENS
 * @param actorDaily COST_ACTOR_DAILY_TOKENS
 * @param request COST_REQUEST_MAX_TOKENS
 * @param requestOutput COST_REQUEST_MAX_OUTPUT_TOKENS
 */
public record BudgetLimits(
        long globalDaily,
        Duration addressWindow,
        long addressTokens,
        long actorDaily,
        long request,
        long requestOutput) {

    public static BudgetLimits defaults() {
        return new BudgetLimits(500_000, Duration.ofSeconds(3_600), 20_000, 50_000, 6_000, 1_200);
    }

    public BudgetLimits withGlobalDaily(long tokens) {
        return new BudgetLimits(tokens, addressWindow, addressTokens, actorDaily, request, requestOutput);
    }

    public BudgetLimits withAddress(long tokens, Duration window) {
        return new BudgetLimits(globalDaily, window, tokens, actorDaily, request, requestOutput);
    }

    public BudgetLimits withActorDaily(long tokens) {
        return new BudgetLimits(globalDaily, addressWindow, addressTokens, tokens, request, requestOutput);
    }

    public BudgetLimits withRequest(long tokens) {
        return new BudgetLimits(globalDaily, addressWindow, addressTokens, actorDaily, tokens, requestOutput);
    }
}
