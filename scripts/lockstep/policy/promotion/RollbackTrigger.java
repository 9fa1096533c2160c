package lockstep.policy.promotion;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why one rolls back, in the policy's words (docs/policy.md#rollback-triggers). */
public enum RollbackTrigger {
    SERVER_ERRORS("5xx spike"),
    DB_FAILURE("DB failure"),
    AUTH_FAILURE("auth failure"),
    UNEXPECTED_LIMITS("unexpected 429/415 patterns"),
    GATE_REGRESSION("staging gate regression observed in prod");

    private final String words;

    RollbackTrigger(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public static Optional<RollbackTrigger> ofWords(String words) {
        for (RollbackTrigger trigger : values()) {
            if (trigger.words.equalsIgnoreCase(words.strip())) {
                return Optional.of(trigger);
            }
        }
        return Optional.empty();
    }

    /** What a failed production smoke amounts to, worst first; nothing where nothing failed. */
    public static Set<RollbackTrigger> of(List<GateFailure> failures) {
        Set<RollbackTrigger> triggers = EnumSet.noneOf(RollbackTrigger.class);
        failures.forEach(failure -> triggers.addAll(of(failure)));
        return triggers;
    }

    /** As the log names several. */
    public static String inWords(Set<RollbackTrigger> triggers) {
        return triggers.stream().sorted().map(RollbackTrigger::words).collect(Collectors.joining(", "));
    }

    private static Set<RollbackTrigger> of(GateFailure failure) {
        Set<RollbackTrigger> triggers = EnumSet.noneOf(RollbackTrigger.class);
        failure.meaning().ifPresent(triggers::add);
        if (triggers.isEmpty() && (failure.statuses().contains(429) || failure.statuses().contains(415))) {
            triggers.add(UNEXPECTED_LIMITS);
        }
        if (failure.statuses().stream().anyMatch(status -> status / 100 == 5) && !triggers.contains(DB_FAILURE)) {
            triggers.add(SERVER_ERRORS);
        }
        return triggers.isEmpty() ? EnumSet.of(GATE_REGRESSION) : triggers;
    }
}
