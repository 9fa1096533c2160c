package lockstep.commands.release;

import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.release.CommitName;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Interruption;
import lockstep.policy.requirement.Action;
import lockstep.release.service.Conclusion;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.version.NamedCommit;
import lockstep.release.workflow.Move;
import lockstep.release.workflow.RollbackWish;
import lockstep.repository.remote.RefMove;

/** Rolls back: decides, asks for approval, moves by force and lease, waits, smokes, records. */
public record RollbackCommand(Console console, SiteOptions options, boolean json) {

    /** @param approver who approved it beforehand; blank for the operator, empty where nobody did */
    public ExitCode rollBack(
            Optional<CommitName> target, String trigger, String notes, Optional<String> approver,
            boolean acceptUnverified, boolean dryRun) {
        Optional<Operator> named = approver.filter(name -> !name.isBlank()).map(Operator::new);
        try (ReleaseSite site = options.open(console)) {
            ReleaseService service = new ReleaseService(site, new DeskListener(console));
            Optional<NamedCommit> wanted = target.map(service::asRecorded);
            if (!site.config().pipeline().approvals(Action.ROLLBACK, false, false).isEmpty()) {
                RollbackWish unapproved = new RollbackWish(
                        wanted.map(NamedCommit::commit), wanted.flatMap(NamedCommit::version), trigger,
                        Optional.empty(), acceptUnverified, notes);
                return byRecordedApprovals(site, service, unapproved, approver, dryRun);
            }
            Optional<Operator> approval = approver.map(given -> named.orElse(site.operator()));
            RollbackWish wish = new RollbackWish(
                    wanted.map(NamedCommit::commit), wanted.flatMap(NamedCommit::version), trigger, approval,
                    acceptUnverified, notes);
            if (dryRun) {
                return approval.isPresent()
                        ? planned(service.plan(wish), site)
                        : unapproved(service.unapproved(wish));
            }
            Move move = service.plan(approval.isPresent() ? wish : asked(service, wish, site.operator()));
            try (Interruption interruption = new Interruption(console, service::unfinished)) {
                return ended(site, service.carryOut(move));
            }
        }
    }

    /** Where lockstep.yaml asks for approvals on the record, nobody's name at the time is one. */
    private ExitCode byRecordedApprovals(
            ReleaseSite site, ReleaseService service, RollbackWish wish, Optional<String> approver, boolean dryRun) {
        if (approver.isPresent()) {
            throw new UsageError("--approve is no approval here: pipeline.rollback asks for approvals on the record",
                    "Leave it out; approvers run approve-release VERSION|SHA --action rollback.");
        }
        Move move = service.plan(wish);
        if (dryRun) {
            return planned(move, site);
        }
        options.confirmation(console).require(
                move.release().branch() + " will be moved BACK, by force, to " + move.release().to() + ".",
                move.release().to().abbreviated());
        try (Interruption interruption = new Interruption(console, service::unfinished)) {
            return ended(site, service.carryOut(move));
        }
    }

    /** The wish with the operator's own approval where they type it; unchanged where nobody can be asked. */
    private RollbackWish asked(ReleaseService service, RollbackWish wish, Operator operator) {
        Confirmation confirmation = options.confirmation(console);
        if (!confirmation.canBeAnswered()) {
            return wish;
        }
        RefMove move = service.unapproved(wish);
        confirmation.require(
                move.branch() + " will be moved BACK, by force, to " + move.to() + ".", move.to().abbreviated(),
                "--approve NAME");
        return wish.approved(move.to(), operator);
    }

    public ExitCode resume(boolean giveUp) {
        try (ReleaseSite site = options.open(console)) {
            ReleaseService service = new ReleaseService(site, new DeskListener(console));
            try (Interruption interruption = new Interruption(console, service::unfinished)) {
                return ended(site, service.resume(Optional.of(ReleaseId.Kind.ROLLBACK), giveUp));
            }
        }
    }

    private ExitCode planned(Move move, ReleaseSite site) {
        try (Telling telling = telling()) {
            telling.planned(move, site.repository().branches().evidence());
        }
        return ExitCode.DONE;
    }

    private ExitCode unapproved(RefMove move) {
        try (Telling telling = telling()) {
            telling.unapproved(move);
        }
        return ExitCode.DONE;
    }

    private ExitCode ended(ReleaseSite site, Conclusion conclusion) {
        try (Telling telling = telling()) {
            telling.ended(conclusion);
        } finally {
            new EventsAfter(console, site).tell();
        }
        return conclusion.exitCode();
    }

    private Telling telling() {
        return Telling.of(console, console.theme(options.refusesColour()), json);
    }
}
