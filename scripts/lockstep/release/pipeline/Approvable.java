package lockstep.release.pipeline;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.Refused;
import lockstep.base.release.PolicyRule;
import lockstep.base.release.Sha;
import lockstep.record.audit.AuditReport;
import lockstep.record.history.KnownGood;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/** Whether a commit can be moved to at all. Nobody approves what can never be done. */
record Approvable(ReleaseSite site) {

    /** @throws Refused where the approval could not be used, whatever happens */
    void require(StatementDraft entered, RemoteHeads heads) {
        Sha commit = entered.named().commit();
        switch (entered.action()) {
            case PROMOTE, HOTFIX -> requireAhead(commit, heads);
            case CANARY -> requireHere(commit);
            case ROLLBACK -> requireGood(commit, heads);
        }
    }

    /** Of a commit that is not here nobody can tell who wrote it. */
    private void requireHere(Sha commit) {
        if (!site.repository().has(commit)) {
            throw new Refused("this clone does not have the commit " + commit + "; nothing was recorded",
                    "Name it by its version. If it is on a branch that was not fetched: `git fetch "
                            + site.repository().remoteName() + "`. Else give the right SHA.");
        }
    }

    private void requireAhead(Sha commit, RemoteHeads heads) {
        requireHere(commit);
        String release = site.branchesInWords().production();
        Optional<Sha> head = heads.production();
        if (head.equals(Optional.of(commit))) {
            throw refused(PolicyRule.SOMETHING_NEW, release + " is already at " + commit,
                    "If production does not run it: `deploy --mode prod`.");
        }
        if (head.filter(at -> !site.repository().isAncestor(at, commit)).isPresent()) {
            throw refused(PolicyRule.FAST_FORWARD, commit + " does not descend from " + release,
                    "Approve a commit that contains what " + release + " has; to go back, `--action rollback`.");
        }
    }

    private void requireGood(Sha commit, RemoteHeads heads) {
        AuditReport report = new JournalAudit(site).report(heads);
        if (report.knownGood().stream().map(KnownGood::sha).noneMatch(commit::equals)) {
            throw refused(PolicyRule.KNOWN_GOOD,
                    "the log does not show that " + commit + " was healthy in production",
                    "Approve a known-good commit; `release-log list` shows them.");
        }
    }

    private static Refused refused(PolicyRule rule, String words, String remedy) {
        return Refused.over("this approval could not be used; nothing was recorded",
                List.of(rule.link().ground(words, remedy)), remedy);
    }
}
