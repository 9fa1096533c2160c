package lockstep.demo.governor;

import java.time.Duration;

/** What the rate limiter says to a request. */
public sealed interface Admission {

    record Admitted() implements Admission {}

    /**
     * @param scope whose limit it was
     * @param retryAfter what is left of the lockout
     * @param refusals requests refused in this lockout, this one included; 1 where it begins
     */
    record Limited(Scope scope, Duration retryAfter, int refusals) implements Admission {}

    /** Whose limit: under the service's names for them. */
    enum Scope {
        ADDRESS("ip"),
        SUBJECT("subject");

        private final String word;

        Scope(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
