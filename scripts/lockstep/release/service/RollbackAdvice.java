package lockstep.release.service;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.policy.promotion.GateFailure;
import lockstep.policy.promotion.RollbackTrigger;
import lockstep.policy.promotion.WayBack;
import lockstep.record.audit.AuditReport;
import lockstep.record.journal.Intent;
import lockstep.record.journal.Outcome;
import lockstep.release.workflow.RollbackRequest;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.BuiltInGates;

/** Where to go back to after production failed, and the trigger in the log's words. */
public record RollbackAdvice(Sha target, String trigger) {

    static Optional<RollbackAdvice> of(MoveResult failed, RemoteHeads heads, AuditReport report) {
        return WayBack.usual(heads.production(), report.standing(), report.knownGood())
                .filter(target -> !target.equals(failed.intent().target()))
                .map(target -> new RollbackAdvice(target, trigger(failed)));
    }

    /** By what failed in production. */
    private static String trigger(MoveResult failed) {
        List<GateFailure> failures = failed.smokes().stream()
                .flatMap(run -> run.gates().stream())
                .filter(gate -> gate.verdict() == Verdict.FAIL || gate.verdict() == Verdict.INCONCLUSIVE)
                .map(RollbackAdvice::failure)
                .toList();
        return failures.isEmpty()
                ? failed.outcome().map(Outcome::words).orElse("production was not verified")
                : RollbackTrigger.inWords(RollbackTrigger.of(failures));
    }

    /** A gate and the statuses that it saw. */
    public static GateFailure failure(GateResult gate) {
        return new GateFailure(
                BuiltInGates.trigger(gate.name()),
                gate.observed().map(RollbackAdvice::statuses).orElse(List.of()));
    }

    private static List<Integer> statuses(Observed observed) {
        return IntStream.concat(observed.status().stream(), observed.codes().stream().mapToInt(Integer::intValue))
                .boxed()
                .toList();
    }

    /** What the operator can paste. */
    public String command() {
        return "rollback-release --to " + target + " --trigger '" + trigger.replace("'", "") + "'";
    }

    RollbackRequest request(Operator approver, Intent failed) {
        return new RollbackRequest(
                Optional.of(target), trigger, Optional.of(approver), failed.unverifiedAccepted(),
                "auto-rollback of " + failed.id()).leaving(Optional.of(failed.target()));
    }

    PartlyDone notDone(MoveResult failed, LockstepError error) {
        if (error instanceof LostRace race) {
            return notDone(failed, race);
        }
        String why = error.getMessage().replace("; nothing was changed", "");
        List<String> reasons = error.particulars();
        return notDone(
                failed, Optional.of(target), why + (reasons.isEmpty() ? "" : " (" + String.join("; ", reasons) + ")"),
                error.remedy() + " Then roll back: `" + command() + "`.", error);
    }

    /** The failed release is not what {@code release} is at any more. */
    private PartlyDone notDone(MoveResult failed, LostRace error) {
        return new PartlyDone(
                words(failed, Optional.of(target)) + error.getMessage(),
                "Production was unhealthy at " + failed.intent().target() + ". " + error.remedy(), error)
                .about(failed.intent().id().toString());
    }

    PartlyDone notDone(MoveResult failed, Throwable error) {
        return notDone(
                failed, Optional.of(target),
                Sanitiser.line("an internal error: " + error.getClass().getSimpleName() + ": " + error.getMessage()),
                "This is a bug in Lockstep; please report it. Then roll back: `" + command() + "`.", error);
    }

    /** Before anybody knows where to. */
    static PartlyDone interrupted(MoveResult failed) {
        return notDone(failed, Optional.empty(), "interrupted",
                "Roll back: `rollback-release --trigger '" + trigger(failed).replace("'", "") + "'`.", null);
    }

    private static PartlyDone notDone(
            MoveResult failed, Optional<Sha> target, String why, String remedy, Throwable cause) {
        return new PartlyDone(
                words(failed, target) + why + "; " + failed.production() + " is still at " + failed.intent().target(),
                remedy, cause).about(failed.intent().id().toString());
    }

    private static String words(MoveResult failed, Optional<Sha> target) {
        return "the rollback of " + failed.intent().id() + target.map(sha -> " to " + sha).orElse("")
                + " did not happen: ";
    }
}
