package lockstep.commands.gates;

import java.util.Optional;
import lockstep.suites.cost.BudgetExpectation;
import lockstep.suites.cost.CostParameters;
import picocli.CommandLine.Option;

/** What is expected of the token budget. */
public final class BudgetOptions {

    @Option(names = "--expect-budget-block", paramLabel = "1|0", arity = "0..1", fallbackValue = "1",
            description = "1: the limits were lowered, a budget block must be seen; 0: none may be seen. "
                    + "Variable: EXPECT_BUDGET_BLOCK.")
    Optional<String> expectBudgetBlock = Optional.empty();

    @Option(names = "--accept-legacy-codes",
            description = "Accept the older error_code token_budget_exceeded as a budget block.")
    boolean acceptLegacyCodes;

    public BudgetExpectation expectation() {
        return expectBudgetBlock.map(BudgetExpectation::parse).orElse(BudgetExpectation.UNSAID);
    }

    public CostParameters options(int chats) {
        return new CostParameters(chats, expectation(), acceptLegacyCodes);
    }
}
