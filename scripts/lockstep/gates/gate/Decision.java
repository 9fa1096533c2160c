package lockstep.gates.gate;

import java.util.Optional;

/**
 * A verdict with the reason for it: one sanitised line that names what was seen.
 *
 * @param about what it speaks of; empty where it passed
 */
public record Decision(Verdict verdict, String reason, Optional<About> about) {

    public Decision(Verdict verdict, String reason) {
        this(verdict, reason, About.usual(verdict));
    }

    public static Decision pass(String reason) {
        return new Decision(Verdict.PASS, reason);
    }

    public static Decision fail(String reason) {
        return new Decision(Verdict.FAIL, reason);
    }

    /** Nothing was decided, and that says nothing of the service. */
    public static Decision inconclusive(String reason) {
        return new Decision(Verdict.INCONCLUSIVE, reason);
    }

    /** Nothing was decided, and the service is why. */
    public static Decision inconclusiveByTheService(String reason) {
        return new Decision(Verdict.INCONCLUSIVE, reason, Optional.of(About.SERVICE));
    }
}
