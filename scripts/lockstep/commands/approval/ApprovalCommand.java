package lockstep.commands.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.Refused;
import lockstep.base.release.CommitName;
import lockstep.commands.cli.Console;
import lockstep.commands.release.DeskListener;
import lockstep.commands.release.DryRun;
import lockstep.commands.release.SiteOptions;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Handle;
import lockstep.release.pipeline.ApprovalRecord;
import lockstep.release.pipeline.ApprovalRecord.Prepared;
import lockstep.release.pipeline.MoveWish;
import lockstep.release.site.ReleaseSite;
import lockstep.release.version.NamedCommit;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;

/** Asks for a move, or approves one: looks, says no with every reason, or records it with a signature. */
public record ApprovalCommand(Console console, SiteOptions options, RecordingOptions recording) {

    public ExitCode requestCanary(CommitName commit, String reason) {
        try (ReleaseSite site = options.open(console)) {
            RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
            NamedCommit named = site.versions().find(commit, heads);
            ApprovalRecord record = new ApprovalRecord(site, new DeskListener(console));
            Prepared prepared = record.request(
                    new MoveWish(named, Action.CANARY, reason, Optional.empty(), false, false), heads);
            if (recording.dryRun) {
                return shown(site, prepared.draft(), heads);
            }
            record.record(prepared, heads);
            return told(new Told(named, prepared, Instant.now()));
        }
    }

    public ExitCode approve(
            CommitName commit, Action action, ApprovalOptions approval, boolean skipsStaging, boolean skipsCanary) {
        try (ReleaseSite site = options.open(console)) {
            RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
            NamedCommit named = site.versions().find(commit, heads);
            ApprovalRecord record = new ApprovalRecord(site, new DeskListener(console));
            Prepared prepared = record.approve(
                    new MoveWish(named, action, approval.reason, approval.limit(), skipsStaging, skipsCanary), heads);
            approval.by().ifPresent(meant -> requireMeant(meant, prepared));
            if (recording.dryRun) {
                return shown(site, prepared.draft(), heads);
            }
            options.confirm(console, "You approve, as " + prepared.statement().by() + ": " + action.word() + " of "
                    + named.shown() + ".", named.commit().abbreviated());
            record.record(prepared, heads);
            return told(new Told(named, prepared, Instant.now()));
        }
    }

    /** A name on the command line approves nothing: the approval is the signature of whoever runs it. */
    private static void requireMeant(Handle meant, Prepared prepared) {
        if (!meant.means(prepared.statement().by())) {
            throw new Refused(
                    "this would be the approval of " + prepared.statement().by() + ", not of " + meant
                            + "; nothing was recorded",
                    "--approver names who approves; " + meant + " has to run the command, with a key of their own.");
        }
    }

    private ExitCode shown(ReleaseSite site, CommitDraft draft, RemoteHeads heads) {
        DryRun.lines(draft, heads.evidence(), site.repository().branches().evidence()).forEach(this::line);
        return ExitCode.DONE;
    }

    private ExitCode told(Told told) {
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
