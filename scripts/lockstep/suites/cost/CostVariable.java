package lockstep.suites.cost;

import java.util.Arrays;
import java.util.List;

/** The variables that bound what the service spends, with the defaults of the service that the seeds describe. */
public enum CostVariable {
    COST_GLOBAL_DAILY_TOKENS(500_000, "tokens of everybody in a day", true),
    COST_IP_WINDOW_SECONDS(3_600, "seconds of an address's window", false),
    COST_IP_WINDOW_TOKENS(20_000, "tokens of an address in its window", true),
    COST_ACTOR_DAILY_TOKENS(50_000, "tokens of a visitor in a day", true),
    COST_REQUEST_MAX_TOKENS(6_000, "tokens of one request", true),
    COST_REQUEST_MAX_OUTPUT_TOKENS(1_200, "tokens of one reply", true),
    COST_BREAKER_FAIL_THRESHOLD(5, "failures that open the breaker", false),
    COST_BREAKER_WINDOW_SECONDS(60, "seconds within which they count", false),
    COST_BREAKER_COOLDOWN_SECONDS(120, "seconds for which it stays open", false);

    private final long usual;
    private final String meaning;
    private final boolean loweredInDrills;

    CostVariable(long usual, String meaning, boolean loweredInDrills) {
        this.usual = usual;
        this.meaning = meaning;
        this.loweredInDrills = loweredInDrills;
    }

    /** The default. */
    public long usual() {
        return usual;
    }

    public String meaning() {
        return meaning;
    }

    /** Those that release-log.md names under {@code env_toggles_for_cost_drill}. */
    static List<CostVariable> loweredInDrills() {
        return Arrays.stream(values()).filter(variable -> variable.loweredInDrills).toList();
    }
}
