package lockstep.demo.governor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a request's tokens are within the budgets. */
public sealed interface BudgetDecision {

    /** They are, and were set aside at that time. */
    record Reserved(long tokens, Instant at) implements BudgetDecision {}

    /** @param retryAfter until the budget is new; empty where waiting does not help */
    record Exceeded(Scope scope, Optional<Duration> retryAfter) implements BudgetDecision {}

    /** The scopes in the order in which they are checked, under the cost document's names. */
    enum Scope {
        REQUEST("request"),
        ACTOR("actor_daily"),
        ADDRESS("ip_window"),
        GLOBAL("global_daily");

        private final String word;

        Scope(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
