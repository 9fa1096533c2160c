package lockstep.gates.run;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.revision.RevisionReading.Reported;
import lockstep.gates.revision.RevisionReading.Unknown;
import lockstep.gates.revision.RevisionSource;

/** Decides whether a service ran one commit from before the first gate until after the last. Pure. */
final class RevisionCheck {

    static final GateName NAME = new GateName("revision");

    private RevisionCheck() {}

    static RevisionSeen seen(
            RevisionSource source, Optional<Sha> commit, RevisionReading before, RevisionReading after) {
        Optional<String> observed = after instanceof Reported(String text) ? Optional.of(text) : Optional.empty();
        boolean verified = commit.isPresent() && decide(commit.get(), before, after).verdict() == Verdict.PASS;
        return new RevisionSeen(verified, observed, Optional.of(source.inWords()));
    }

    /** @param limit what a limit of the revision's own path came to, where one was met and is a finding */
    static GateResult gate(
            RevisionSource source, Sha commit, RevisionReading before, RevisionReading after,
            Optional<Decision> limit) {
        Decision decision = limit.orElseGet(() -> decide(commit, before, after));
        return new GateResult(
                NAME, decision.verdict(), decision.reason(), Optional.empty(), Optional.empty(),
                "commit " + commit.hex() + " by " + source.inWords(), List.of(), Optional.empty(), 2,
                decision.about(), Optional.empty());
    }

    /** In words, where the service tells a commit, and it is not this one. */
    static Optional<String> other(Sha commit, RevisionReading reading) {
        return reading instanceof Reported(String text) && !commit.isReportedAs(text)
                ? Optional.of("runs " + text + ", not " + commit.hex())
                : Optional.empty();
    }

    private static Decision decide(Sha commit, RevisionReading before, RevisionReading after) {
        if (before instanceof Unknown(String reason)) {
            return Decision.inconclusive("the service's commit is unknown: " + reason);
        }
        if (after instanceof Unknown(String reason)) {
            return Decision.inconclusive("the service's commit after the gates is unknown: " + reason);
        }
        String first = ((Reported) before).text();
        String last = ((Reported) after).text();
        if (!first.equals(last)) {
            return Decision.inconclusiveByTheService(
                    "the service changed from " + first + " to " + last + " while the gates ran");
        }
        return commit.isReportedAs(first)
                ? Decision.pass("the service runs " + commit.abbreviated())
                : Decision.fail("the service " + other(commit, before).orElseThrow());
    }
}
