package lockstep.tui.adapter;

import lockstep.gates.http.Deadline;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.Violation;
import lockstep.record.verification.BranchVerification;
import lockstep.record.verification.ReleaseReflog;
import lockstep.release.workflow.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import lockstep.tui.api.LogCheck;

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
                report.extent());
    }
}
