package lockstep.release.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Approved;
import lockstep.record.approval.MoveApproval;
import lockstep.record.approval.NamedApprovals;
import lockstep.record.audit.AuditBreach;
import lockstep.record.audit.AuditRule;
import lockstep.record.journal.Intent;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.pipeline.PipelineSettings;

/**
 * The approvals that a pipeline demanded of a recorded move: so many people, each with the role. That each is signed,
 * of this very move, and used up by it, is held elsewhere.
 *
 * @param at the commit of the evidence branch that brought the intent
 */
record RoleDemands(ReleaseSite site, Intent intent, Sha at) {

    /**
     * @param move what it is, in a word
     * @param pipeline whose members of a role count
     */
    List<AuditBreach> breaches(String move, List<Approved> demanded, PipelineSettings pipeline) {
        List<MoveApproval> given = new NamedApprovals(intent.target(), intent.passage().approvals())
                .read(path -> site.repository().read(at, path, ApprovalPlaces.LARGEST)).toList();
        List<AuditBreach> found = new ArrayList<>();
        for (Approved asked : demanded) {
            Set<String> members = pipeline.members(asked.role()).stream()
                    .map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
            long counting = given.stream()
                    .filter(one -> one.role().equals(asked.role()))
                    .map(one -> one.by().toLowerCase(Locale.ROOT))
                    .distinct()
                    .filter(members::contains)
                    .count();
            if (counting < asked.count()) {
                found.add(new AuditBreach(AuditRule.APPROVALS, "the pipeline in force required " + asked.count()
                        + (asked.count() == 1 ? " approval" : " approvals") + " of " + asked.role()
                        + " for a " + move + ", and it rests on " + counting));
            }
        }
        return found;
    }
}
