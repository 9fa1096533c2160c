package lockstep.release.workflow;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.Refused;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.audit.AuditBreach;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.verification.PassageJudge.Recorded;
import lockstep.release.pipeline.RecordedPassages;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.tree.FileWrite;

/** What a promotion is about to record has to stand when it is judged again: seen before anything moves. */
public record PassageProof(ReleaseSite site) {

    public PushPlan proven(PushPlan plan) {
        List<AuditBreach> breaches = plan.evidence()
                .map(tip -> new RecordedPassages(site).breaches(plan.intent(), recorded(plan, tip)))
                .orElse(List.of());
        if (!breaches.isEmpty()) {
            throw new Refused(
                    "the record of " + plan.intent().id() + " would not pass `release-log verify`; nothing was"
                            + " changed",
                    breaches.stream().map(AuditBreach::what).toList(),
                    "See `explain`, and check that lockstep.yaml is the one on "
                            + site.repository().branches().production()
                            + ". If both are right, this is a bug in Lockstep; please report it.");
        }
        return plan;
    }

    private static Recorded recorded(PushPlan plan, Sha tip) {
        ReleaseId id = plan.intent().id();
        return new Recorded(tip, file(plan, EvidenceLayout.policy(id)), file(plan, EvidenceLayout.requirements(id)),
                file(plan, EvidenceLayout.change(id)), true);
    }

    private static Optional<byte[]> file(PushPlan plan, String path) {
        return plan.writes().stream().filter(write -> write.path().equals(path)).findFirst().map(FileWrite::content);
    }
}
