package lockstep.commands.approval;

import lockstep.base.error.ExitCode;
import lockstep.base.release.CommitName;
import lockstep.base.release.Hex;
import lockstep.commands.cli.Console;
import lockstep.commands.facts.PlannedRecord;
import lockstep.commands.report.JsonDocument;
import lockstep.commands.site.ConfirmedSiteOptions;
import lockstep.commands.site.DeskListener;
import lockstep.release.service.ApprovalService.Revocation;
import lockstep.release.service.ApprovalService;
import lockstep.release.site.ReleaseSite;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes approvals back: one by its id, or all of one's own of a commit. */
public record RevocationCommand(Console console, ConfirmedSiteOptions options, RecordingOptions recording) {

    private static final int DIGITS = 16;

    /** @param what an id, a version or a full SHA */
    public ExitCode revoke(String what, String reason) {
        try (ReleaseSite site = options.open(console)) {
            ApprovalService service = new ApprovalService(site, new DeskListener(console));
            Revocation revocation = Hex.is(what, DIGITS)
                    ? service.revoke(what, reason)
                    : service.revokeOwn(CommitName.parse(what), reason);
            if (recording.dryRun) {
                PlannedRecord.of(site, revocation.heads(), revocation.draft())
                        .tell(console, console.theme(options.refusesColour()), recording.json);
                return ExitCode.DONE;
            }
            options.confirm(console, "You revoke, as " + revocation.by() + ", " + words(revocation) + ".", "yes");
            tell(service.record(revocation));
            return ExitCode.DONE;
        }
    }

    private static String words(Revocation revocation) {
        return String.join(", ", revocation.approvals().stream()
                .map(one -> "approval " + one.id() + " of " + one.by() + " (" + one.action()
                        + " of " + one.commit().abbreviated() + ")")
                .toList());
    }

    private void tell(Revocation revocation) {
        if (recording.json) {
            ObjectNode tree = JsonDocument.of("recorded-revocation");
            tree.put("by", revocation.by());
            tree.put("signed", revocation.isSigned());
            ArrayNode approvals = tree.putArray("approvals");
            revocation.approvals().forEach(one -> approvals.addObject().put("id", one.id()).put("sha256", one.sha256())
                    .put("commit", one.commit().hex()).put("approver", one.by())
                    .put("action", one.action()));
            console.out().print(JsonDocument.text(tree));
        } else {
            line("revoked " + words(revocation) + ", by " + revocation.by()
                    + (revocation.isSigned() ? "" : " (claimed, not signed)"));
        }
        console.requireWritten();
    }

    private void line(String line) {
        console.out().println(console.theme(options.refusesColour()).show(line));
    }
}
