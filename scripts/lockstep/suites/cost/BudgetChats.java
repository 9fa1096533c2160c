package lockstep.suites.cost;

import lockstep.base.release.Environment;
import lockstep.gates.gate.Decision;
import lockstep.suites.limits.ChatOutcome;
import lockstep.suites.limits.LimitCode;

/**
 * Decides what the chats of a budget gate came to. Pure.
 *
 * @param asked how many chats were to be made
 * @param answered how many were answered 200 before the last
 * @param fallbacks how many of these were fallbacks, which spend no tokens
 * @param last what became of the last
 */
record BudgetChats(int asked, int answered, int fallbacks, ChatOutcome last) {

    Decision decide(BudgetExpectation expected, Environment mode) {
        return switch (last) {
            case ChatOutcome.Answered any -> unblocked(expected);
            case ChatOutcome.BudgetBlock block -> blocked(block.code(), expected, mode);
            case ChatOutcome.Limited limited -> limited(limited.code(), mode);
            case ChatOutcome.BreakerOpen open -> Decision.inconclusive(before()
                    + "503 PROVIDER_UNAVAILABLE: the breaker is open, and the budget could not be reached");
            case ChatOutcome.Failed(int status, String failure) ->
                Decision.fail(before() + status + " with failure_type " + failure);
            case ChatOutcome.Improper(Decision why) -> new Decision(why.verdict(), before() + why.reason());
        };
    }

    private Decision unblocked(BudgetExpectation expected) {
        String seen = answered + " × 200, no budget block";
        if (answered > 0 && fallbacks >= answered) {
            return Decision.inconclusive(seen + ", and all of them fallbacks: no tokens were spent, so the budget was "
                    + "not put to the test");
        }
        if (fallbacks > 0) {
            return Decision.inconclusive(seen + ", but " + fallbacks + " of them fallbacks, which spend no tokens: "
                    + "whether as many answers would have met the budget is not known");
        }
        return switch (expected) {
            case BLOCK -> Decision.fail(seen + ", though one was expected: were the limits lowered?");
            case NO_BLOCK -> Decision.pass(seen);
            case UNSAID -> Decision.pass(seen);
        };
    }

    /**
     * Lowered limits that nobody speaks of may have been forgotten after a drill, and a spent budget means that people
     * cannot chat: that must not pass unsaid, and in production a 429 nobody expects is a rollback trigger
     * (docs/policy.md#rollback-triggers).
     */
    private Decision blocked(LimitCode code, BudgetExpectation expected, Environment mode) {
        String seen = before() + "429 " + code;
        String unsaid = seen + ", and --expect-budget-block 1 or 0 was not given";
        return switch (expected) {
            case BLOCK -> Decision.pass(seen);
            case NO_BLOCK -> Decision.fail(seen + ", though no budget block was expected: were the limits reverted?");
            case UNSAID -> mode.hasUsers() ? Decision.fail(unsaid) : Decision.inconclusive(unsaid);
        };
    }

    /** It says nothing of the budget, but where there are users they are turned away by it. */
    private Decision limited(LimitCode code, Environment mode) {
        return mode.hasUsers()
                ? Decision.fail(before() + "unexpected 429 (" + code + "): in production, a rollback trigger")
                : Decision.inconclusive(before() + "limited by " + code
                        + ", not by the budget, which could not be reached");
    }

    private String before() {
        return answered == 0 ? "" : answered + " × 200, then ";
    }
}
