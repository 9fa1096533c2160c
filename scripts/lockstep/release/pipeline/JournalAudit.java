package lockstep.release.pipeline;

import java.util.List;
import java.util.Set;
import lockstep.base.error.NotVerified;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.AuditRule;
import lockstep.record.audit.Violation;
import lockstep.record.verification.BranchVerification;
import lockstep.record.verification.WitnessAudit;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/**
 * Holds log and evidence to their rules before anything rests on them. A promotion needs them whole; a rollback is told
 * what is wrong and goes on: a rollback is an emergency.
 */
public record JournalAudit(ReleaseSite site) {

    /** What the policy itself judges, with reasons and remedies of its own. */
    private static final Set<AuditRule> LEFT_TO_THE_POLICY =
            Set.of(AuditRule.RELEASE_EXPLAINED, AuditRule.INTENT_FINISHED);

    private static final int MOST = 5;

    public void require(RemoteHeads heads) {
        List<String> complaints = complaints(heads);
        if (!complaints.isEmpty()) {
            throw new NotVerified(
                    "the release log or its evidence failed verification; promotion refused, nothing was "
                            + "changed",
                    complaints, "See `release-log verify`.");
        }
        heads.evidence().ifPresent(site.repository()::rememberTip);
    }

    public List<String> complaints(RemoteHeads heads) {
        return complaints(report(heads));
    }

    /**
     * Where somebody wrote the branch anew, or nothing on it can be believed any more, what this clone found in order
     * before still is.
     */
    public AuditReport report(RemoteHeads heads) {
        BranchVerification verification =
                new BranchVerification(
                        site.repository(), site.journal().paths(), site.signatures(), site.clock())
                        .judging(() -> new RecordedPassages(site));
        site.repository().fetchWitnesses(heads, site.remoteDeadline());
        AuditReport report = new ReleasedOnMain(site).added(
                new WitnessAudit(site.repository(), site.signatures())
                        .added(verification.verifyFromLastVisit(heads), heads), heads);
        return report.isVerified() || (!report.isRewritten() && !report.knownGood().isEmpty())
                ? report
                : verification.asRemembered(heads).map(remembered -> believing(report, remembered)).orElse(report);
    }

    private static AuditReport believing(AuditReport report, AuditReport remembered) {
        if (!remembered.knownGood().isEmpty()) {
            return report.believing(remembered);
        }
        return report.isRewritten() ? report.believingSets(remembered) : report;
    }

    public static List<String> complaints(AuditReport report) {
        return complaints(report, LEFT_TO_THE_POLICY);
    }

    /** What was found against other rules than these: the first of it, also where too much came before. */
    public static List<String> complaints(AuditReport report, Set<AuditRule> but) {
        List<String> kept = report.violations().stream()
                .filter(violation -> !but.contains(violation.rule()))
                .limit(MOST)
                .map(Violation::line)
                .toList();
        return !kept.isEmpty() ? kept : report.rules().stream()
                .filter(rule -> !but.contains(rule))
                .sorted()
                .map(rule -> new Violation(rule, "the branch", "it was found after " + report.violations().size()
                        + " other violations, and only those are kept").line())
                .toList();
    }
}
