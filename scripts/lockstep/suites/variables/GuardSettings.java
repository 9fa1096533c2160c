package lockstep.suites.variables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the guards ask beyond what the policy fixes. Names of variables; {@code *} stands for any characters.
 *
 * @param required variables that both environments must set, beside those that every deployed environment needs
 * @param same variables that must have the same value in both environments
 * @param differ of those, the ones that may differ
 */
public record GuardSettings(List<String> required, List<String> same, List<String> differ) {

    private static final List<String> USUALLY_DIFFERENT = List.of("*_LOG_LEVEL", "*DOMAIN*", "*_URL", "*_ORIGIN*");

    public GuardSettings {
        required = List.copyOf(required);
        same = List.copyOf(same);
        differ = List.copyOf(differ);
    }

    /** "WAF rules, plan guard policies, identity/authn flows … and observability fields"; capacity caps may differ. */
    public static GuardSettings defaults() {
        List<String> differ = new ArrayList<>(
                List.of("COST_GLOBAL_DAILY_TOKENS", "COST_IP_WINDOW_TOKENS", "COST_ACTOR_DAILY_TOKENS"));
        differ.addAll(USUALLY_DIFFERENT);
        return new GuardSettings(
                List.of(),
                List.of(
                        "WAF_*", "PLAN_*", "AUTH_*", "ANON_SESSION_*", "REQUEST_ID_HEADER", "COST_*",
                        "MODEL_CIRCUIT_BREAKER_*"),
                differ);
    }

    /** Of a service with gates of its own, whose variables nobody knows: what has to match is for its team to say. */
    public static GuardSettings ofAnotherService() {
        return new GuardSettings(List.of(), List.of(), USUALLY_DIFFERENT);
    }

    /** Whether parity is demanded of a variable. */
    public boolean mustMatch(String variable) {
        return isNamed(variable, same) && !isNamed(variable, differ);
    }

    private static boolean isNamed(String variable, Collection<String> patterns) {
        return patterns.stream().anyMatch(pattern ->
                Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), variable));
    }
}
