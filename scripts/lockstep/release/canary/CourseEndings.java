package lockstep.release.canary;

import java.time.Instant;
import java.time.InstantSource;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryStage;
import lockstep.record.document.RecordedDocument;

/** When the course of a canary ends without its counts, and all its ends in words, with what was counted until then. */
record CourseEndings(CanaryIntent intent, Counting counting, InstantSource clock) {

    /** A larger record could not be verified, with what is written about the intervals. */
    private static final long LARGEST_RECORD = RecordedDocument.LARGEST - (1 << 20);

    /** For another reason than its counts. */
    Ending before(Verdict verdict, CanaryEnd.Cause cause, String reason) {
        return Ending.before(verdict, cause, reason, clock.instant(), counting.intervals());
    }

    Ending failed(CanaryVerdict verdict, Instant now) {
        return Ending.judged(CanaryStage.ROLLED_BACK, verdict, now, counting.intervals());
    }

    Ending passed(CanaryVerdict verdict, Instant now) {
        return Ending.judged(CanaryStage.PASSED, verdict, now, counting.intervals());
    }

    boolean isPastItsTime(Instant now) {
        return !now.isBefore(intent.abortBy());
    }

    /** @param hasPassed which could not be recorded */
    Ending abandoned(boolean hasPassed) {
        return before(Verdict.INCONCLUSIVE, CanaryEnd.Cause.ABANDONED, "it is past its abort_by, " + intent.abortBy()
                + (hasPassed ? "; that it passed could not be recorded before" : ""));
    }

    boolean isRecordFull() {
        return counting.isOverfull() || counting.bytes() > LARGEST_RECORD;
    }

    Ending recordFull(CanaryVerdict verdict, Instant now) {
        return Ending.judged(CanaryStage.ABORTED, verdict, now, counting.intervals()).instead(
                CanaryEnd.Cause.PREPARATION, "its record reached 3 MiB, or 4,000 bounds of buckets, the most that"
                        + " can be verified; run it again with a longer interval or fewer buckets");
    }

    /** Whatever the counts say, a canary that may not pass at its deadline did not. */
    Ending undecided(CanaryVerdict verdict, Instant now, CanaryWeight weight, OperatorPause pause) {
        Ending judged = Ending.judged(CanaryStage.ABORTED, verdict, now, counting.intervals());
        if (verdict.verdict() != Verdict.PASS) {
            return judged;
        }
        if (weight.isDoubted()) {
            return judged.instead(CanaryEnd.Cause.PREPARATION, "the weight was set to " + weight.percent()
                    + " %, and read otherwise when it could be read last, before the deadline");
        }
        if (!counting.seen().newestIsRead()) {
            return judged.instead(
                    CanaryEnd.Cause.PREPARATION, "the last look before the deadline has no counts of one arm");
        }
        return judged.instead(pause.was() ? CanaryEnd.Cause.OPERATOR : CanaryEnd.Cause.PREPARATION,
                pause.words().map(words -> words + "; nobody resumed it until the deadline").orElse(
                        "the deadline came before its time at " + intent.steps().getLast() + " % was over"));
    }

    /** Harm that was shown keeps no users, with nobody watching them. */
    Ending atDeadline(Ending ending) {
        return intent.holds() && ending.verdict() != Verdict.FAIL
                ? new Ending(CanaryStage.HELD, ending.verdict(), ending.cause(), ending.reasons(), ending.judgement(),
                        ending.judgedAt(), ending.intervals())
                : ending;
    }
}
