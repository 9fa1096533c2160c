package lockstep.release.canary;

import java.time.Duration;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.run.GateRun;
import lockstep.release.deploy.DeployCommand;
import lockstep.release.deploy.LiveService;
import lockstep.release.deploy.RevisionWait;

/** Whether the canary itself is there and well, before and while it has traffic. */
record Health(CanaryRig rig, CanaryListener listener) {

    private static final Duration ONE_ASK = Duration.ofSeconds(10);

    /** What is wrong, and whether that is shown to be the canary's fault. */
    record Fault(Verdict verdict, String words) {}

    /** Deploys the commit and waits until it is there; empty when it is. */
    Optional<Fault> deploy(Sha commit) {
        Deadline deadline = Deadline.in(rig.settings().deployWait());
        Optional<DeployCommand> command = rig.deploy();
        if (command.isPresent()) {
            listener.step("deploying " + commit.abbreviated() + " to the canary");
            Optional<String> failure = command.get().run(commit, deadline, listener);
            if (failure.isPresent()) {
                return Optional.of(new Fault(Verdict.INCONCLUSIVE, failure.get()));
            }
        }
        return rig.service().filter(LiveService::tellsItsRevision).flatMap(service -> {
            listener.step("waiting until the canary runs " + commit.abbreviated());
            RevisionReading seen = new RevisionWait(service, rig.site().waiting()).until(commit, deadline, listener);
            return fault(seen, commit).map(words -> new Fault(
                    seen instanceof RevisionReading.Reported ? Verdict.FAIL : Verdict.INCONCLUSIVE, words));
        });
    }

    private static Optional<String> fault(RevisionReading seen, Sha commit) {
        return switch (seen) {
            case RevisionReading.Reported(String text) when commit.isReportedAs(text) -> Optional.empty();
            case RevisionReading.Reported(String text) ->
                Optional.of("the canary runs " + text + ", not " + commit.abbreviated());
            case RevisionReading.Unknown(String reason) ->
                Optional.of("which commit the canary runs is not known: " + reason);
        };
    }

    /** Its own smoke, before it has any user; empty when it passed. */
    Optional<Fault> smoke(Sha commit) {
        return rig.service().flatMap(service -> {
            listener.step("smoking the canary");
            GateRun run = service.run(
                    rig.site().suites().canarySmoke(), commit,
                    rig.site().operator(), rig.site().clock(), rig.site().waiting(), rig.site().smokeLimit(), listener);
            return run.verdict() == Verdict.PASS
                    ? Optional.empty()
                    : Optional.of(new Fault(run.verdict() == Verdict.FAIL ? Verdict.FAIL : Verdict.INCONCLUSIVE,
                            "the canary's smoke: " + run.gates().stream()
                                    .filter(gate -> gate.verdict() != Verdict.PASS)
                                    .findFirst()
                                    .map(gate -> gate.name().word() + ": " + gate.reason())
                                    .orElse(run.verdict().word())));
        });
    }

    /** Whether it says that it runs another commit now. That it does not answer is no news: the metrics will tell. */
    Optional<Fault> otherCommit(Sha commit) {
        return rig.service().filter(LiveService::tellsItsRevision)
                .map(service -> service.revision(Deadline.in(ONE_ASK)))
                .filter(RevisionReading.Reported.class::isInstance)
                .flatMap(seen -> fault(seen, commit))
                .map(words -> new Fault(Verdict.FAIL, words));
    }
}
