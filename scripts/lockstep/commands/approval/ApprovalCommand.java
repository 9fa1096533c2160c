package lockstep.commands.approval;

import java.time.Instant;
import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.base.error.Refused;
import lockstep.base.release.CommitName;
import lockstep.commands.cli.Console;
import lockstep.commands.facts.PlannedRecord;
import lockstep.commands.site.Confirmation;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.SiteOptions;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Handle;
import lockstep.release.service.ApprovalService.Statement;
import lockstep.release.service.ApprovalService.Terms;
import lockstep.release.service.ApprovalService;
import lockstep.release.site.ReleaseSite;

/** Asks for a move, or approves one: looks, says no with every reason, or records it with a signature. */
public record ApprovalCommand(Console console, SiteOptions options, RecordingOptions recording) {

    public ExitCode requestCanary(CommitName commit, String reason) {
        try (ReleaseSite site = options.open(console)) {
            ApprovalService service = new ApprovalService(site, new DeskListener(console));
            Statement statement = service.requestCanary(commit, reason);
            if (recording.dryRun) {
                return shown(site, statement);
            }
            service.record(statement);
            return told(new RecordedApproval(statement, Instant.now()));
        }
    }

    public ExitCode approve(
            Confirmation asking, CommitName commit, Action action, ApprovalOptions approval, boolean skipsStaging,
            boolean skipsCanary) {
        try (ReleaseSite site = options.open(console)) {
            ApprovalService service = new ApprovalService(site, new DeskListener(console));
            Statement statement = service.approve(commit, action, new Terms(
                    approval.reason, approval.limit(), skipsStaging, skipsCanary));
            approval.by().ifPresent(meant -> requireMeant(meant, statement.by()));
            if (recording.dryRun) {
                return shown(site, statement);
            }
            asking.require("You approve, as " + statement.by() + ": " + action.word() + " of "
                    + statement.named().shown() + ".", statement.named().commit().abbreviated());
            service.record(statement);
            return told(new RecordedApproval(statement, Instant.now()));
        }
    }

    /** A name on the command line approves nothing: the approval is the signature of whoever runs it. */
    private static void requireMeant(Handle meant, String by) {
        if (!meant.means(by)) {
            throw new Refused(
                    "this would be the approval of " + by + ", not of " + meant + "; nothing was recorded",
                    "--approver names who approves; " + meant + " has to run the command, with a key of their own.");
        }
    }

    private ExitCode shown(ReleaseSite site, Statement statement) {
        PlannedRecord.of(site, statement.heads(), statement.draft())
                .tell(console, console.theme(options.refusesColour()), recording.json);
        return ExitCode.DONE;
    }

    private ExitCode told(RecordedApproval told) {
        if (recording.json) {
            console.out().print(told.json());
        } else {
            List<String> lines = told.lines();
            lines.forEach(this::line);
        }
        console.requireWritten();
        return ExitCode.DONE;
    }

    private void line(String line) {
        console.out().println(console.theme(options.refusesColour()).show(line));
    }
}
