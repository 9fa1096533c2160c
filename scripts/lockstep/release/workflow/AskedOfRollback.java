package lockstep.release.workflow;

import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.policy.promotion.WayBack;
import lockstep.policy.requirement.Action;
import lockstep.record.audit.AuditReport;
import lockstep.release.pipeline.ExplainedHeads;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/** What approvers would have to type before a rollback, told before anybody wants one. */
public record AskedOfRollback(ReleaseSite site) {

    /**
     * @param promoted where {@code release} will be by then; where it is now, where empty
     * @return the command; empty where no approvals on the record are asked for
     */
    public Optional<String> command(Optional<Sha> promoted) {
        try {
            RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
            AuditReport report = new JournalAudit(site).report(heads);
            RemoteHeads then = promoted.map(sha -> heads.withProduction(Optional.of(sha)))
                    .orElseGet(() -> new ExplainedHeads(site).of(heads, report));
            Optional<Sha> back = WayBack.usual(then.production(), then.production(), report.knownGood());
            boolean asks = then.production()
                    .map(head -> !RollbackApprovals.asked(site, then, back.orElse(head)).isEmpty())
                    .orElseGet(this::isAskedHere);
            return asks ? Optional.of(command(back.map(Sha::hex).orElse("SHA"))) : Optional.empty();
        } catch (RuntimeException e) {
            // What is foretold must not stop what was asked for.
            return isAskedHere() ? Optional.of(command("SHA")) : Optional.empty();
        }
    }

    private boolean isAskedHere() {
        return !site.config().pipeline().approvals(Action.ROLLBACK, false, false).isEmpty();
    }

    private static String command(String commit) {
        return "`approve-release " + commit + " --action rollback`";
    }
}
