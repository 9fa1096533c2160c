package lockstep.commands.cli;

import java.util.Map;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The variables of the former shell scripts stand in for options that are not given. An empty variable counts as unset.
 */
record EnvironmentFallback(Map<String, String> environment) implements IDefaultValueProvider {

    private static final Map<String, String> VARIABLES = Map.of(
            "--mode", "MODE",
            "--base", "BASE",
            "--burst", "BURST_COUNT",
            "--attempts", "ATTEMPTS",
            "--expect-budget-block", "EXPECT_BUDGET_BLOCK",
            "--operator", "OPERATOR",
            "--service", "LOCKSTEP_SERVICE",
            "--config", "LOCKSTEP_CONFIG");

    @Override
    public String defaultValue(ArgSpec argument) {
        if (argument instanceof OptionSpec option && VARIABLES.containsKey(option.longestName())) {
            String value = environment.getOrDefault(VARIABLES.get(option.longestName()), "");
            return value.isBlank() ? null : value.strip();
        }
        return null;
    }

    /** picocli takes the words of whom it asks, whether it shows them or not. */
    @Override
    public String toString() {
        return "the environment's variables";
    }
}
