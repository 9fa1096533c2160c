package lockstep.suites.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lockstep.base.text.Table;

/**
 * What an operator has to know for the drills about cost: which variables to change, what they are, to change them
 * back.
 */
public final class CostBriefing {

    private static final String REVERT =
            "Revert them after the drill, deploy, and run again with --expect-budget-block 0.";

    private CostBriefing() {}

    /** Around {@code cost-gate-chat}. */
    public static List<String> budget(BudgetExpectation expectation) {
        String names = CostVariable.loweredInDrills().stream().map(Enum::name).collect(Collectors.joining(", "));
        return switch (expectation) {
            case BLOCK -> List.of("Cost drill: a budget block is expected, so some of these are lowered now:",
                    "  " + names, REVERT);
            case NO_BLOCK -> List.of();
            case UNSAID -> List.of(
                    "For a budget drill lower these on staging, deploy, and run with EXPECT_BUDGET_BLOCK=1:",
                    "  " + names, REVERT);
        };
    }

    /** Around {@code cost-drill-breaker}. */
    public static List<String> breaker() {
        return List.of(
                "Breaker drill: make the model's provider fail on staging (a wrong MODEL_PROVIDER_BASE_URL, say), "
                        + "deploy, run this.",
                "Revert it after the drill, or while --recovery waits for the breaker to close.");
    }

    /** The variables as a file gives them, beside the defaults. Only the cost variables are looked at. */
    public static List<String> values(Map<String, String> variables) {
        List<List<String>> rows = new ArrayList<>();
        for (CostVariable variable : CostVariable.values()) {
            rows.add(List.of(
                    "  " + variable.name(), value(variables, variable), judgement(variables, variable),
                    variable.meaning()));
        }
        return new Table(rows).lines();
    }

    /** A value that is no number may be something that was pasted in the wrong place, a key perhaps: not shown. */
    private static String value(Map<String, String> variables, CostVariable variable) {
        String value = variables.getOrDefault(variable.name(), "").strip();
        return value.isEmpty() ? "not set" : isNumber(value) ? value : "(" + value.length() + " characters)";
    }

    private static boolean isNumber(String value) {
        return value.matches("[0-9]{1,18}");
    }

    private static String judgement(Map<String, String> variables, CostVariable variable) {
        String value = variables.getOrDefault(variable.name(), "").strip();
        if (value.isEmpty()) {
            return "default " + variable.usual();
        }
        if (!isNumber(value)) {
            return "NOT A NUMBER, default " + variable.usual();
        }
        int compared = Long.compare(Long.parseLong(value), variable.usual());
        return compared == 0 ? "the default" : (compared < 0 ? "LOWERED" : "RAISED") + ", default " + variable.usual();
    }
}
