package lockstep.suites.chat;

import java.util.Optional;
import java.util.Set;
import lockstep.base.release.PolicyLink;
import lockstep.gates.gate.GateResult;

/** Where the release policy explains a built-in gate: what it demands, and what to do where it is not met. */
public final class GateRules {

    private static final String AGAIN = "_after";

    private static final Set<String> EXPLAINED = Set.of(
            "revision", "health", "db_health", "whoami", "chat_happy", "chat_415", "burst_429", "burst_recovery",
            "app_env", "debug_errors", "required_vars", "cors_origins", "cors_wildcard", "cors_localhost",
            "cors_frontend", "db_host", "db_host_shared", "salt_shared", "parity", "cost_limits", "breaker_limits",
            "security_headers", "drill_a", "drill_b", "drill_c", "drill_d", "drill_e", "drill_f", "drill_g", "drill_h",
            "drill_i", "failure_database", "failure_cors", "failure_model_key", "budget_block", "breaker_open",
            "breaker_recovery", "certificate");

    private GateRules() {}

    /** The gates that it explains. */
    public static Set<String> explained() {
        return EXPLAINED;
    }

    /** Empty for a gate that a team declared, whatever it is called: the policy does not know it. */
    public static Optional<PolicyLink> of(GateResult gate, boolean declared) {
        String name = gate.name().word();
        String rule = name.endsWith(AGAIN) ? name.substring(0, name.length() - AGAIN.length()) : name;
        return !declared && EXPLAINED.contains(rule) ? Optional.of(new PolicyLink(rule)) : Optional.empty();
    }
}
