package lockstep.release.service;

import java.io.UncheckedIOException;
import lockstep.base.error.LockstepError;
import lockstep.base.error.PartlyDone;
import lockstep.base.text.Sanitiser;
import lockstep.record.journal.Intent;
import lockstep.release.workflow.PushPlan;

/** What is true when something stops a promotion or a rollback after the move began, and how to go on. */
final class Unfinished {

    private Unfinished() {}

    /** The push is under way: it moves both branches or neither, and only the remote knows which. */
    static PartlyDone whileMoving(PushPlan move, String why) {
        return new PartlyDone(
                move.intent().id() + ": " + why + " while " + move.release().branch() + " was being moved to "
                        + move.intent().target() + "; either it moved and the record says so, or nothing was changed",
                "`status` shows which. If it moved: `" + move.intent().id().finishedBy()
                        + "` continues, from any host.")
                .about(move.intent().id().toString());
    }

    /** @param production the branch that moved */
    static PartlyDone after(Intent intent, String production, Throwable error) {
        return switch (error) {
            case PartlyDone finished -> finished.about(intent.id().toString());
            case LockstepError known -> after(intent, production, known.getMessage(), known.remedy(), known);
            case UncheckedIOException broken -> after(
                    intent, production, String.valueOf(broken.getMessage()), "Check the disk and the clone.", broken);
            default -> after(
                    intent, production,
                    "of an internal error: " + error.getClass().getSimpleName() + ": " + error.getMessage(),
                    "This is a bug in Lockstep; please report it.", error);
        };
    }

    static PartlyDone after(Intent intent, String production, String why, String remedy, Throwable cause) {
        String resume = "`" + intent.id().finishedBy();
        return new PartlyDone(
                intent.id() + " is not finished: " + production + " moved to " + intent.target() + ", but "
                        + Sanitiser.line(why),
                (remedy.isEmpty() ? "" : remedy + " ") + resume + "` continues, from any host; " + resume
                        + " --give-up` records the failure.",
                cause).about(intent.id().toString());
    }

    /** The release is recorded as it ended; only the canary's traffic is in question. */
    static PartlyDone withCanary(Intent intent, String why, Throwable cause) {
        return new PartlyDone(
                intent.id() + " is done and recorded, but a canary may still have traffic: " + Sanitiser.line(why),
                "`status` says so where it has; `run-canary --abort` ends it.", cause)
                .about(intent.id().toString());
    }}
