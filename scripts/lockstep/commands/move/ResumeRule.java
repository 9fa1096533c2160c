package lockstep.commands.move;

import lockstep.base.error.UsageError;

/** {@code --resume} goes on with what was decided and declared when it began: nothing can be said anew. */
public final class ResumeRule {

    private ResumeRule() {}

    /** @param given whether the option was given */
    public static void requireNone(String option, boolean given) {
        if (given) {
            throw new UsageError("--resume continues what was started, so it takes no " + option,
                    "Leave out " + option + ".");
        }
    }
}
