package lockstep.release.service;

import java.time.Duration;
import java.time.Instant;
import lockstep.base.error.Refused;
import lockstep.record.journal.Intent;
import lockstep.record.journal.PromotionIntent;

/** How long a decision to promote may wait to be carried out: what it rests on ends with time. */
final class DecisionAge {

    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private DecisionAge() {}

    /** Whether it has to be decided anew before it is carried out. */
    static boolean isLong(Intent intent, Instant now) {
        return intent.since().plus(SHORT).isBefore(now);
    }

    /** A rollback is not held to it: of what it rests on only approvals end, and nothing else may stop it. */
    static void require(Intent intent, Instant now) {
        if (intent instanceof PromotionIntent && intent.since().plus(LONGEST).isBefore(now)) {
            throw new Refused("the decision of " + intent.since() + " is too old, it is " + now
                    + "; nothing was changed", "Run the command again: it decides again.");
        }
    }
}
