package lockstep.tui.site;

import lockstep.audit.AuditReport;
import lockstep.audit.Violation;
import lockstep.git.RemoteHeads;
import lockstep.http.Deadline;
import lockstep.tui.desk.LogCheck;
import lockstep.verification.BranchVerification;
import lockstep.verification.ReleaseReflog;
import lockstep.workflow.ReleaseSite;

/** Verifies log and evidence by the history of their branch, as {@code release-log verify} does. */
record LogVerification(ReleaseSite site, ReleaseReflog reflog) {

    LogCheck check() {
        RemoteHeads heads = site.repository().fetch(Deadline.in(site.remoteLimit()));
        AuditReport report = new BranchVerification(site.repository(), site.journal().paths(), site.signatures())
                .verify(heads, reflog.read(Deadline.in(site.remoteLimit())));
        if (report.isVerified()) {
            heads.evidence().ifPresent(site.repository()::rememberTip);
        }
        return new LogCheck(
                report.violations().stream().map(Violation::line).toList(),
                report.entries() + " entries, " + report.commits() + " commits");
    }
}
