package lockstep.commands.move;

import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.base.release.CommitName;
import lockstep.base.release.ReleaseId;
import lockstep.commands.cli.Console;
import lockstep.commands.site.ConfirmedSiteOptions;
import lockstep.commands.site.DeskListener;
import lockstep.gates.gate.Verdict;
import lockstep.release.service.MoveResult;
import lockstep.release.service.ReleaseService;
import lockstep.release.service.RollbackAdvice;
import lockstep.release.site.ReleaseSite;
import lockstep.release.workflow.HotfixRequest;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.PushPlan;

/** Promotes: decides, asks, moves, waits, smokes, records; rolls back where that was asked for. */
public record PromoteCommand(
        Console console, ConfirmedSiteOptions options, DeclarationOptions declaration, boolean autoRollback,
        boolean json) {

    public ExitCode promote(Optional<CommitName> candidate, boolean dryRun) {
        return promote(candidate, Optional.empty(), dryRun);
    }

    /** @param hotfix where it goes the shorter way */
    public ExitCode promote(Optional<CommitName> candidate, Optional<HotfixRequest> hotfix, boolean dryRun) {
        try (ReleaseSite site = options.open(console)) {
            ReleaseService service = new ReleaseService(site, new DeskListener(console));
            PromotionRequest request = new PromotionRequest(
                    candidate, declaration.declaration(), declaration.unverified(site.operator()),
                    declaration.drift(site.operator()),
                    declaration.config.accepted(site.operator()), declaration.notes, hotfix);
            PushPlan move = service.plan(request);
            if (dryRun) {
                return MoveReporter.planned(reporter(), move, site);
            }
            if (autoRollback) {
                new RollbackForetold(console, site, service).ofPromotion(Optional.of(move.release().to()));
            }
            options.confirmation(console).require(
                    "Production will be moved to " + move.release().to() + ".", move.release().to().abbreviated());
            return MoveRun.begun(console, site, service)
                    .carry(() -> ended(service, service.carryOut(service.confirmed(move, request))));
        }
    }

    public ExitCode resume(boolean giveUp) {
        try (ReleaseSite site = options.open(console)) {
            ReleaseService service = new ReleaseService(site, new DeskListener(console));
            if (autoRollback && !giveUp) {
                new RollbackForetold(console, site, service).ofPromotion(Optional.empty());
            }
            return MoveRun.begun(console, site, service)
                    .carry(() -> ended(service, service.resume(Optional.of(ReleaseId.Kind.PROMOTION), giveUp)));
        }
    }

    private ExitCode ended(ReleaseService service, MoveResult conclusion) {
        if (autoRollback && conclusion.outcome().isPresent() && conclusion.verdict() != Verdict.PASS) {
            service.willTakeBack(conclusion);
        }
        try (MoveReporter reporter = reporter()) {
            reporter.ended(conclusion);
            if (conclusion.outcome().isPresent() && conclusion.verdict() != Verdict.PASS) {
                goBack(service, conclusion, reporter);
            }
        }
        return conclusion.exitCode();
    }

    private void goBack(ReleaseService service, MoveResult failed, MoveReporter reporter) {
        Optional<RollbackAdvice> advice = service.advice(failed);
        reporter.wayBack(advice, autoRollback);
        if (advice.isEmpty() || !autoRollback) {
            service.willNotTakeBack();
            return;
        }
        try {
            reporter.takenBack(service.takeBack(failed, advice.get()));
        } catch (LockstepError e) {
            reporter.notTakenBack(e);
            throw e;
        }
    }

    private MoveReporter reporter() {
        return MoveReporter.of(console, options, json);
    }
}
