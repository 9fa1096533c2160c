package lockstep.release.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Approval;
import lockstep.policy.requirement.Approved;
import lockstep.policy.requirement.Assessment;
import lockstep.record.audit.AuditReport;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.release.pipeline.ExplainedHeads;
import lockstep.release.pipeline.PipelineReader.Read;
import lockstep.release.pipeline.PipelineReader;
import lockstep.release.pipeline.Requirements;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.pipeline.PipelineSettings;
import lockstep.settings.pipeline.WrittenPipeline;

/**
 * The recorded approvals of a rollback. A rollback goes on where the record is damaged, but not on approvals that the
 * damage may have changed: a revocation can have been among what is gone.
 *
 * @param said what they come to
 * @param approvers who approved, as the record names them
 * @param consumed the digests of the approvals that it uses up
 */
record RollbackApprovals(List<Assessment> said, Optional<Operator> approvers, List<String> consumed) {

    /** Empty where lockstep.yaml asks for none, or nobody knows where to go back to. */
    static Optional<RollbackApprovals> of(
            ReleaseSite site, RemoteHeads heads, Optional<Sha> target, AuditReport report) {
        if (target.isEmpty()) {
            return Optional.empty();
        }
        List<Approved> asked = asked(site, new ExplainedHeads(site).of(heads, report), target.get());
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(new PipelineReader(site).rollback(heads, report, target.get()), asked, target.get(),
                    report.lacksApprovals(target.get())
                            || report.hasUnseenCommits() && !areAllThere(site, heads, target.get())));
        } catch (LockstepError e) {
            return Optional.of(new RollbackApprovals(
                    List.of(unreadable(target.get(), e.getMessage())), Optional.empty(), List.of()));
        }
    }

    /** Whatever else was done to the branch, nothing that was ever said of the commit is gone. */
    private static boolean areAllThere(ReleaseSite site, RemoteHeads heads, Sha target) {
        return heads.evidence().filter(tip -> site.repository().keepsAllThatEverLay(tip, ApprovalPlaces.of(target)))
                .isPresent();
    }

    /** What cannot be read is an approval that is missing, and no other reason. */
    private static Assessment unreadable(Sha target, String why) {
        return Assessment.fail("approvals", "the record of the approvals of " + target.abbreviated() + " cannot be "
                + "read: " + Sanitiser.line(why, 300), "See `release-log verify`, and restore the branch.");
    }

    private static RollbackApprovals of(Read read, List<Approved> asked, Sha target, boolean lacksApprovals) {
        Requirements requirements = new Requirements(List.copyOf(asked));
        List<Assessment> said = new ArrayList<>(requirements.assess(read).stream()
                .map(one -> one.holds() || !one.rule().equals("approvals") ? one : one.remediedBy(
                        one.remedy() + " The command: `approve-release " + target + " --action rollback`."))
                .toList());
        if (lacksApprovals) {
            said.add(Assessment.fail("approvals", "the record of the approvals of " + target.abbreviated()
                    + " failed verification", "See `release-log verify`, and restore the branch."));
        }
        List<String> names = asked.stream()
                .map(read::ofMembers)
                .flatMap(one -> one.standing(read.facts()).stream())
                .map(Approval::who)
                .distinct()
                .toList();
        return new RollbackApprovals(
                said,
                names.isEmpty() ? Optional.empty() : Optional.of(Operator.ofAll(names)),
                requirements.consumed(read));
    }

    /** What the configuration in force asks for as well: leaving it out of one's own takes nothing away. */
    static List<Approved> asked(ReleaseSite site, RemoteHeads heads, Sha target) {
        List<Approved> asked = new ArrayList<>(site.config().pipeline().approvals(Action.ROLLBACK, false, false));
        inForce(site, heads, target).ifPresent(pipeline -> asked.addAll(pipeline.rollback()));
        return asked.stream().distinct().toList();
    }

    /** Empty where it cannot be read: nothing that lies on a branch may stop a rollback. */
    private static Optional<PipelineSettings> inForce(ReleaseSite site, RemoteHeads heads, Sha target) {
        try {
            return new ConfigInForce(site).findReadable(heads, target)
                    .map(found -> WrittenPipeline.read(found.config().values(), "the configuration in force"));
        } catch (LockstepError e) {
            return Optional.empty();
        }
    }
}
