package lockstep.tui.adapter;

import lockstep.gates.http.Deadline;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.Violation;
import lockstep.record.verification.ReleaseReflog;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.tui.api.LogCheck;

/** Verifies log and evidence by the history of their branch, as {@code release-log verify} does. */
record LogVerification(ReleaseSite site, ReleaseReflog reflog) {

    LogCheck check() {
        AuditReport report = new ReleaseService(site, WorkflowListener.silent())
                .verify(reflog.read(Deadline.in(site.remoteLimit())), false);
        return new LogCheck(
                report.violations().stream().map(Violation::line).toList(),
                report.extent());
    }
}
