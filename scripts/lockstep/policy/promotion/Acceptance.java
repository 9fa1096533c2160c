package lockstep.policy.promotion;

import lockstep.base.error.UsageError;
import lockstep.base.release.Operator;

/** Somebody answers, by name and with a reason, for what could not be verified. The record says so for ever. */
public record Acceptance(Operator by, String reason) {

    public Acceptance {
        if (reason.isBlank()) {
            throw new UsageError("an acceptance has no reason", "Say why it is safe; the words go into the record.");
        }
    }
}
