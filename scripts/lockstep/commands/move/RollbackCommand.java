package lockstep.commands.move;

import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.Refused;
import lockstep.base.error.UsageError;
import lockstep.base.release.CommitName;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.commands.cli.Console;
import lockstep.commands.site.Confirmation;
import lockstep.commands.site.ConfirmedSiteOptions;
import lockstep.commands.site.DeskListener;
import lockstep.policy.requirement.Action;
import lockstep.release.service.MoveResult;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.version.NamedCommit;
import lockstep.release.workflow.Leaving;
import lockstep.release.workflow.PushPlan;
import lockstep.release.workflow.RollbackRequest;
import lockstep.repository.remote.RefMove;

/** Rolls back: decides, asks for approval, moves by force and lease, waits, smokes, records. */
public record RollbackCommand(Console console, ConfirmedSiteOptions options, boolean json) {

    /** @param approver who approved it beforehand; blank for the operator, empty where nobody did */
    public ExitCode rollBack(
            RollbackTarget given, String named, String notes, Optional<String> approver,
            boolean acceptUnverified, boolean dryRun) {
        Optional<Operator> byName = approver.filter(name -> !name.isBlank()).map(Operator::new);
        String trigger = new TriggerQuestion(console).answered(named);
        try (ReleaseSite site = options.open(console)) {
            ReleaseService service = new ReleaseService(site, new DeskListener(console));
            Optional<NamedCommit> wanted = given.commit().map(service::asRecorded);
            Optional<Leaving> leaving = given.left().map(name -> new Leaving(Optional.of(left(name, service))));
            if (!site.config().pipeline().approvals(Action.ROLLBACK, false, false).isEmpty()) {
                RollbackRequest unapproved = new RollbackRequest(
                        leaving, wanted.map(NamedCommit::commit), wanted.flatMap(NamedCommit::version), trigger,
                        Optional.empty(), acceptUnverified, notes);
                return byRecordedApprovals(site, service, unapproved, approver, dryRun);
            }
            Optional<Operator> approval = approver.map(by -> byName.orElse(site.operator()));
            RollbackRequest request = new RollbackRequest(
                    leaving, wanted.map(NamedCommit::commit), wanted.flatMap(NamedCommit::version), trigger, approval,
                    acceptUnverified, notes);
            if (dryRun) {
                return approval.isPresent()
                        ? MoveReporter.planned(reporter(), service.plan(request), site)
                        : unapproved(service.unapproved(request));
            }
            PushPlan move = service.plan(approval.isPresent() ? request : asked(service, request, site.operator()));
            return MoveRun.hurrying(console, site, service).carry(() -> ended(service.carryOut(move)));
        }
    }

    /** The first digits of a SHA, which no version is called, are a mistake of whoever typed them. */
    private static Sha left(CommitName name, ReleaseService service) {
        return switch (name) {
            case CommitName.Exact(Sha sha) -> sha;
            case CommitName.Tagged(Version version) -> {
                try {
                    yield service.asRecorded(name).commit();
                } catch (Refused e) {
                    if (e.grounds().isEmpty() && Sha.isPart(version.name())) {
                        throw new UsageError(e.getMessage(), e.remedy());
                    }
                    throw e;
                }
            }
        };
    }

    /** Where lockstep.yaml asks for approvals on the record, nobody's name at the time is one. */
    private ExitCode byRecordedApprovals(
            ReleaseSite site, ReleaseService service, RollbackRequest request, Optional<String> approver,
            boolean dryRun) {
        if (approver.isPresent()) {
            throw new UsageError(
                    "--approve does not approve anything here: pipeline.rollback asks for approvals on the record",
                    "Leave it out; approvers run `approve-release VERSION|SHA --action rollback`.");
        }
        PushPlan move = service.plan(request);
        if (dryRun) {
            return MoveReporter.planned(reporter(), move, site);
        }
        options.confirmation(console).require(
                back(move.release()),
                move.release().to().abbreviated());
        return MoveRun.hurrying(console, site, service)
                .carry(() -> ended(service.carryOut(service.confirmed(move, request))));
    }

    /** The request with the operator's own approval where they type it; unchanged where nobody can be asked. */
    private RollbackRequest asked(ReleaseService service, RollbackRequest request, Operator operator) {
        Confirmation confirmation = options.confirmation(console);
        if (!confirmation.canBeAnswered()) {
            return request;
        }
        RefMove move = service.unapproved(request);
        confirmation.require(
                back(move), move.to().abbreviated(), "--approve NAME");
        return request.leaving(move.lease()).approved(move.to(), operator);
    }

    private static String back(RefMove move) {
        return "Production will go back to " + move.to() + ": " + move.branch() + " is moved there by force.";
    }

    public ExitCode resume(boolean giveUp) {
        try (ReleaseSite site = options.open(console)) {
            ReleaseService service = new ReleaseService(site, new DeskListener(console));
            return MoveRun.hurrying(console, site, service)
                    .carry(() -> ended(service.resume(Optional.of(ReleaseId.Kind.ROLLBACK), giveUp)));
        }
    }

    private ExitCode unapproved(RefMove move) {
        try (MoveReporter reporter = reporter()) {
            reporter.unapproved(move);
        }
        return ExitCode.DONE;
    }

    private ExitCode ended(MoveResult conclusion) {
        try (MoveReporter reporter = reporter()) {
            reporter.ended(conclusion);
        }
        return conclusion.exitCode();
    }

    private MoveReporter reporter() {
        return MoveReporter.of(console, options, json);
    }
}
