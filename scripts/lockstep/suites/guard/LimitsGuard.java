package lockstep.suites.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateName;
import lockstep.suites.variables.Variables;

/**
 * That limits are set and are more than nothing (docs/policy.md#cost_limits). A limit that is not set is a default that
 * nobody decided on.
 */
record LimitsGuard(GateName name, String claim, List<String> limits) implements EnvironmentGuard {

    private static final Pattern POSITIVE = Pattern.compile("0{0,9}[1-9]\\d{0,17}");

    LimitsGuard {
        limits = List.copyOf(limits);
    }

    static LimitsGuard cost() {
        return new LimitsGuard(
                new GateName("cost_limits"), "the COST_ limits of tokens are set to positive numbers",
                List.of(
                        "COST_GLOBAL_DAILY_TOKENS", "COST_IP_WINDOW_SECONDS", "COST_IP_WINDOW_TOKENS",
                        "COST_ACTOR_DAILY_TOKENS", "COST_REQUEST_MAX_TOKENS", "COST_REQUEST_MAX_OUTPUT_TOKENS"));
    }

    static LimitsGuard breaker() {
        return new LimitsGuard(
                new GateName("breaker_limits"), "the limits of the circuit breaker are set to positive numbers",
                List.of("COST_BREAKER_FAIL_THRESHOLD", "COST_BREAKER_WINDOW_SECONDS", "COST_BREAKER_COOLDOWN_SECONDS"));
    }

    @Override
    public Decision judge(Environment mode, Variables variables) {
        List<String> missing = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String limit : limits) {
            Optional<String> value = variables.get(limit);
            if (value.isEmpty()) {
                missing.add(limit);
            } else if (!POSITIVE.matcher(value.get().strip()).matches()) {
                wrong.add(limit);
            }
        }
        if (missing.isEmpty() && wrong.isEmpty()) {
            return Decision.pass(limits.size() + " limits are set and positive");
        }
        List<String> complaints = new ArrayList<>();
        if (!missing.isEmpty()) {
            complaints.add("not set: " + String.join(", ", missing));
        }
        if (!wrong.isEmpty()) {
            complaints.add("not a positive whole number: " + String.join(", ", wrong));
        }
        return Decision.fail(String.join(", and ", complaints));
    }
}
