package lockstep.suites.cost;

import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/** What an operator says the budget ought to do ({@code EXPECT_BUDGET_BLOCK}). */
public enum BudgetExpectation {
    /** The limits were lowered for a drill: a block must be seen. */
    BLOCK,
    /** The limits are the usual ones: no block may be seen. */
    NO_BLOCK,
    /** Nothing was said: what is seen is reported, and a block cannot be called right or wrong. */
    UNSAID;

    /** {@code 1} or {@code 0}. */
    public static BudgetExpectation parse(String text) {
        return switch (text.strip()) {
            case "1" -> BLOCK;
            case "0" -> NO_BLOCK;
            default -> throw new UsageError(
                    "EXPECT_BUDGET_BLOCK '" + Sanitiser.line(text, 40) + "' is neither 1 nor 0",
                    "Give 1 when the limits were lowered for a drill, 0 when not, or leave it out.");
        };
    }

    String inWords() {
        return switch (this) {
            case BLOCK -> "chats, then 429 BUDGET_EXCEEDED";
            case NO_BLOCK -> "chats without a budget block";
            case UNSAID -> "governed chats; whether the budget blocks is reported";
        };
    }
}
