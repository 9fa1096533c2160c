package lockstep.suites.limits;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lockstep.suites.chat.StructuredLimit;
import tools.jackson.databind.JsonNode;

/**
 * The code by which a structured limit says which limit it is: {@code failure_type} of the chat contract, else
 * {@code error_code}.
 */
public record LimitCode(String word) {

    static final String BUDGET = "BUDGET_EXCEEDED";
    static final String PROVIDER = "PROVIDER_UNAVAILABLE";
    static final String LEGACY_BUDGET = "token_budget_exceeded";

    /** What says that asking was too fast; every other limit is about what was asked, or how much in all. */
    private static final Set<String> RATE_WORDS =
            Set.of("rate", "waf", "burst", "sustain", "many", "lockout", "locked");

    private static final StructuredLimit STRUCTURED = new StructuredLimit();

    /** Empty where the body is not a structured limit. */
    static Optional<LimitCode> of(JsonNode body) {
        if (STRUCTURED.breach(body).isPresent()) {
            return Optional.empty();
        }
        // Only what the contract has checked: another failure_type may hold anything.
        String checked = STRUCTURED.summary(body);
        return Optional.of(new LimitCode(checked.substring(checked.lastIndexOf(' ') + 1)));
    }

    /** Whether it limits how fast one may ask: waiting helps. */
    public boolean isOfRate() {
        for (String part : word.toLowerCase(Locale.ROOT).split("[^a-z]+")) {
            if (RATE_WORDS.contains(part)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return word;
    }
}
