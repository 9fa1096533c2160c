package lockstep.suites.cost;

import lockstep.base.error.UsageError;

/**
 * What can be asked of the suites about cost.
 *
 * @param chats at most, one after another
 * @param expectation whether the budget is meant to block
 * @param acceptLegacyCodes take {@code token_budget_exceeded} for the budget's block
 */
public record CostParameters(int chats, BudgetExpectation expectation, boolean acceptLegacyCodes) {

    public static final int DEFAULT_CHATS = 8;
    private static final int MOST_CHATS = 200;

    public CostParameters {
        if (chats < 1 || chats > MOST_CHATS) {
            throw new UsageError(chats + " chats were asked for", "Give a number from 1 to " + MOST_CHATS + ".");
        }
    }
}
