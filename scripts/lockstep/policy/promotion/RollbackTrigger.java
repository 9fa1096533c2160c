package lockstep.policy.promotion;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Why one rolls back, in the words of the seeds (promotion-pipeline.md and staging-first-workflow.md). */
public enum RollbackTrigger {
    SERVER_ERRORS("5xx spike"),
    DB_FAILURE("DB failure"),
    AUTH_FAILURE("auth failure"),
    UNEXPECTED_LIMITS("unexpected 429/415 patterns"),
    GATE_REGRESSION("staging gate regression observed in prod");

    private static final Pattern SERVER_ERROR = Pattern.compile("\\b5\\d\\d\\b");
    private static final Pattern LIMIT = Pattern.compile("\\b(429|415)\\b");

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
        switch (failure.gate().word()) {
            case "db_health" -> triggers.add(DB_FAILURE);
            case "whoami" -> triggers.add(AUTH_FAILURE);
            case "chat_415" -> triggers.add(UNEXPECTED_LIMITS);
            default -> {
                if (LIMIT.matcher(failure.reason()).find()) {
                    triggers.add(UNEXPECTED_LIMITS);
                }
            }
        }
        if (SERVER_ERROR.matcher(failure.reason()).find() && !triggers.contains(DB_FAILURE)) {
            triggers.add(SERVER_ERRORS);
        }
        return triggers.isEmpty() ? EnumSet.of(GATE_REGRESSION) : triggers;
    }
}
