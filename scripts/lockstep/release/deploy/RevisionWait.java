package lockstep.release.deploy;

import java.time.Duration;
import java.util.Optional;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.revision.RevisionReading.Reported;
import lockstep.gates.revision.RevisionReading.Unknown;
import lockstep.repository.git.ReleaseRepository;

/**
 * Waits until an environment says that it runs a commit.
 *
 * @param answers how often in a row it has to say so; what does not say anything does not count
 */
public record RevisionWait(LiveService service, Waiting waiting, Answers answers) {

    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final Duration ONE_ASK = Duration.ofSeconds(10);

    public RevisionWait(LiveService service, Waiting waiting) {
        this(service, waiting, Answers.USUAL);
    }

    /**
     * The same, as often as it takes beside the canaries that the record has.
     *
     * @param service of several; empty where there is one
     */
    public RevisionWait besideCanaries(
            ReleaseRepository repository, Optional<Sha> evidence, Optional<ServiceName> service, Sha commit) {
        return new RevisionWait(
                this.service, waiting, BesideCanaries.of(repository, evidence).of(service).showing(commit));
    }

    /** What its answers leave open, after the name of who gives them; empty where they are enough. */
    public Optional<String> notShown() {
        return answers.notShown();
    }

    /** What it said last: the commit, if it came in time, and said so often enough. */
    public RevisionReading until(Sha commit, Deadline deadline, DeployListener listener) {
        return until(commit, deadline, listener, true);
    }

    /** The same, but that it does not wait where it says another commit. */
    public RevisionReading still(Sha commit, Deadline deadline, DeployListener listener) {
        return until(commit, deadline, listener, false);
    }

    private RevisionReading until(Sha commit, Deadline deadline, DeployListener listener, boolean isExpected) {
        int said = 0;
        while (true) {
            RevisionReading seen = service.revision(deadline.within(ONE_ASK));
            if (seen.runs(commit)) {
                said++;
            } else if (seen instanceof Reported) {
                said = 0;
            }
            boolean isOther = seen instanceof Reported && said == 0;
            if (said >= answers.inARow() || isOther && !isExpected) {
                return seen;
            }
            if (seen.runs(commit) && !deadline.isOver()) {
                continue;
            }
            if (!deadline.leavesTimeFor(BETWEEN)) {
                return isOther ? seen : tooFew(seen, said);
            }
            listener.awaiting(words(seen), deadline.remaining());
            if (!waiting.passed(BETWEEN)) {
                return isOther ? seen : tooFew(seen, said);
            }
        }
    }

    private Unknown tooFew(RevisionReading seen, int said) {
        return said == 0 ? (Unknown) seen
                : new Unknown("it said so in its last " + said + (said == 1 ? " answer" : " answers")
                        + ", and has to say so " + answers.inARow() + " times in a row"
                        + (seen instanceof Unknown(String reason) ? "; " + reason : ""));
    }

    private static String words(RevisionReading seen) {
        return switch (seen) {
            case Reported(String text) -> "it still runs " + text;
            case Unknown(String reason) -> reason;
        };
    }
}
