package lockstep.release.deploy;

import java.time.Duration;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.revision.RevisionReading.Reported;
import lockstep.gates.revision.RevisionReading.Unknown;

/** Waits until an environment says that it runs a commit. */
public record RevisionWait(LiveService service, Waiting waiting) {

    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final Duration ONE_ASK = Duration.ofSeconds(10);

    /** What it said last: the commit, if it came in time. */
    public RevisionReading until(Sha commit, Deadline deadline, DeployListener listener) {
        while (true) {
            RevisionReading seen = service.revision(deadline.within(ONE_ASK));
            if (seen instanceof Reported(String text) && commit.isReportedAs(text)) {
                return seen;
            }
            if (!deadline.leavesTimeFor(BETWEEN)) {
                return seen;
            }
            listener.awaiting(words(seen), deadline.remaining());
            if (!waiting.passed(BETWEEN)) {
                return seen;
            }
        }
    }

    private static String words(RevisionReading seen) {
        return switch (seen) {
            case Reported(String text) -> "it still runs " + text;
            case Unknown(String reason) -> reason;
        };
    }
}
