package lockstep.commands.approval;

import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.base.error.Refused;
import lockstep.base.release.CommitName;
import lockstep.base.release.Hex;
import lockstep.commands.cli.Console;
import lockstep.commands.release.DeskListener;
import lockstep.commands.release.DryRun;
import lockstep.commands.release.SiteOptions;
import lockstep.commands.report.JsonDocument;
import lockstep.release.pipeline.RevocationRecord;
import lockstep.release.pipeline.RevocationRecord.Prepared;
import lockstep.release.pipeline.RevocationRecord.Standing;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes approvals back: one by its id, or all of one's own of a commit. */
public record RevocationCommand(Console console, SiteOptions options, RecordingOptions recording) {

    private static final int DIGITS = 16;

    /** @param what an id, a version or a full SHA */
    public ExitCode revoke(String what, String reason) {
        try (ReleaseSite site = options.open(console)) {
            RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
            RevocationRecord record = new RevocationRecord(site, new DeskListener(console));
            boolean byId = Hex.is(what, DIGITS);
            List<Standing> approvals = byId
                    ? List.of(record.find(heads, what).orElseThrow(() -> new Refused(
                            "no approval has the id " + what + "; nothing was recorded",
                            "`explain` shows the ids of the approvals of a commit.")))
                    : record.of(heads, site.versions().find(CommitName.parse(what), heads).commit());
            Prepared prepared = record.prepare(approvals, !byId, reason, heads);
            if (recording.dryRun) {
                DryRun.lines(prepared.draft(), heads.evidence(), site.repository().branches().evidence())
                        .forEach(this::line);
                return ExitCode.DONE;
            }
            options.confirm(console, "You take back, as " + prepared.by() + ", " + words(prepared) + ".", "yes");
            record.record(prepared, heads);
            tell(prepared);
            return ExitCode.DONE;
        }
    }

    private static String words(Prepared prepared) {
        return String.join(", ", prepared.approvals().stream()
                .map(one -> "approval " + one.id() + " of " + one.approval().by() + " (" + one.approval().action()
                        + " of " + one.approval().commit().abbreviated() + ")")
                .toList());
    }

    private void tell(Prepared prepared) {
        if (recording.json) {
            ObjectNode tree = JsonDocument.of("recorded-revocation");
            tree.put("by", prepared.by());
            tree.put("signed", prepared.isSigned());
            ArrayNode approvals = tree.putArray("approvals");
            prepared.approvals().forEach(one -> approvals.addObject().put("id", one.id()).put("sha256", one.digest())
                    .put("commit", one.approval().commit().hex()).put("approver", one.approval().by())
                    .put("action", one.approval().action()));
            console.out().print(JsonDocument.text(tree));
        } else {
            line("revoked " + words(prepared) + ", by " + prepared.by()
                    + (prepared.isSigned() ? "" : " (claimed, not signed)"));
        }
        console.requireWritten();
    }

    private void line(String line) {
        console.out().println(console.theme(options.refusesColour()).show(line));
    }
}
