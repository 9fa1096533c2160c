package tests.suites.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lockstep.base.release.Environment;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.settings.Config;
import lockstep.suites.guard.GuardPlan;
import lockstep.suites.variables.Environments;
import lockstep.suites.variables.Variables;

/** Variables with which every guard passes, but for what a test changes; and what the guards say of them. */
final class Given {

    private final Environment mode;
    private final Map<String, String> values = new TreeMap<>();

    private Given(Environment mode) {
        this.mode = mode;
        String environment = mode.name();
        values.putAll(Map.of(
                "APP_ENV", environment,
                "DEBUG_ERRORS", "0",
                "CORS_ORIGINS", "https://" + environment + "-app.example",
                "DATABASE_URL", "postgresql://svc:" + environment + "-p%40ss@" + environment + "-db.example:5432/app",
                mode.isProduction() ? "DB_HOST_ALLOWLIST_PROD" : "DB_HOST_ALLOWLIST_STAGING", environment + "-db.example",
                "IDENTITY_HASH_SALT", environment + "-salt-1234",
                "MODEL_API_KEY", "sk-" + environment + "-0123456789",
                "WAF_IP_BURST_LIMIT", "5"));
        values.putAll(Map.of(
                "COST_GLOBAL_DAILY_TOKENS", "500000", "COST_IP_WINDOW_SECONDS", "3600", "COST_IP_WINDOW_TOKENS",
                "20000",
                "COST_ACTOR_DAILY_TOKENS", "50000", "COST_REQUEST_MAX_TOKENS", "6000",
                "COST_REQUEST_MAX_OUTPUT_TOKENS", "1200",
                "COST_BREAKER_FAIL_THRESHOLD", "5", "COST_BREAKER_WINDOW_SECONDS", "60",
                "COST_BREAKER_COOLDOWN_SECONDS", "120"));
    }

    static Given production() {
        return new Given(Environment.PRODUCTION);
    }

    static Given staging() {
        return new Given(Environment.STAGING);
    }

    Given with(String name, String value) {
        values.put(name, value);
        return this;
    }

    Given without(String name) {
        values.remove(name);
        return this;
    }

    Map<String, String> values() {
        return values;
    }

    String dotenv() {
        StringBuilder file = new StringBuilder();
        values.forEach((name, value) -> file.append(name).append("='").append(value).append("'\n"));
        return file.toString();
    }

    GateResult says(String guard) {
        return says(guard, this);
    }

    static GateResult says(String guard, Given... environments) {
        return all(environments).stream().filter(result ->
                result.name().word().equals(guard)).findFirst().orElseThrow();
    }

    /** The guards that do not pass, by name. */
    static List<String> failing(Given... environments) {
        List<String> failing = new ArrayList<>();
        for (GateResult result : all(environments)) {
            if (result.verdict() != Verdict.PASS && result.verdict() != Verdict.SKIPPED) {
                failing.add(result.name().word());
            }
        }
        return failing;
    }

    private static List<GateResult> all(Given... environments) {
        Environments given = Environments.none();
        for (Given one : environments) {
            given = given.with(one.mode, Variables.of("test", one.values));
        }
        return new GuardPlan(given, Config.defaults().guard(),
                true).gates().stream().map(gate -> gate.result()).toList();
    }
}
