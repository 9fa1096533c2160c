package lockstep.release.service;

import java.util.List;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.ReleaseSightings.Sighting;
import lockstep.record.verification.BranchVerification;
import lockstep.record.verification.WitnessAudit;
import lockstep.release.pipeline.RecordedPassages;
import lockstep.release.pipeline.ReleasedOnMain;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.RemoteHeads;

/** Verifies the evidence branch as the remote has it now, with its witnesses. A branch that holds is remembered. */
record RecordVerification(ReleaseSite site, WorkflowListener listener) {

    /**
     * @param sightings where {@code release} was seen before
     * @param all from the start, whatever this clone has verified before
     */
    AuditReport verify(List<Sighting> sightings, boolean all) {
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        heads.withoutStaging().ifPresent(listener::step);
        BranchVerification verification =
                new BranchVerification(
                        site.repository(), site.journal().paths(), site.signatures(), site.clock())
                        .judging(() -> new RecordedPassages(site));
        AuditReport branch = all ? verification.verifyAll(heads, sightings) : verification.verify(heads, sightings);
        site.repository().fetchWitnesses(heads, site.remoteDeadline());
        AuditReport report = new ReleasedOnMain(site).added(
                new WitnessAudit(site.repository(), site.signatures()).added(branch, heads), heads);
        if (report.isVerified()) {
            heads.evidence().ifPresent(site.repository()::rememberTip);
        }
        return report;
    }
}
