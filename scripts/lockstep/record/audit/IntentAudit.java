package lockstep.record.audit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import lockstep.base.release.Clocks;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.record.audit.EvidenceFact.RecordedIntent;
import lockstep.record.history.RecordedPolicy;

/** What an intent says, held against what was recorded before it: its time, its start, the policy of its day. */
final class IntentAudit {

    private final String production;
    private final EvidenceIndex evidence;
    private final LogAudit log;
    private final Violations violations;

    /** @param production the branch that moves are of */
    IntentAudit(String production, EvidenceIndex evidence, LogAudit log, Violations violations) {
        this.production = production;
        this.evidence = evidence;
        this.log = log;
        this.violations = violations;
    }

    /** @param commits how many have come by, with this one */
    void accept(RecordedIntent intent, BranchCommit commit, long commits) {
        future(intent, commit);
        origin(intent, commit);
        intent.basis().ifPresent(basis -> policy(intent, basis, commits));
        intent.breaches().forEach(breach -> violations.add(breach.rule(), intent.path(), breach.what()));
    }

    private void future(RecordedIntent intent, BranchCommit commit) {
        Instant minute = intent.id().minute().toInstant(ZoneOffset.UTC);
        if (commit.when().filter(when -> minute.isAfter(when.plus(Clocks.FARTHEST_AHEAD))).isPresent()) {
            violations.add(AuditRule.NOT_FROM_THE_FUTURE, intent.path(),
                    "it was recorded on " + commit.when().get() + ", long before the time of its release_id");
        }
    }

    /** By what stood at the head of {@code release} a promotion is judged: it has to have stood there. */
    private void origin(RecordedIntent intent, BranchCommit commit) {
        Optional<Sha> standing = log.history().standing();
        intent.origin()
                .filter(origin -> commit.isBound() && standing.isPresent() && !origin.release().equals(standing))
                .ifPresent(origin -> violations.add(AuditRule.POLICY_KEPT, intent.path(), "it began at "
                        + AuditWords.head(origin.release()) + "; by the log " + production + " stood at "
                        + AuditWords.head(standing)));
    }

    /** By the policy that was recorded with it: whatever it says, a run has to have kept it. */
    private void policy(RecordedIntent intent, EvidenceFact.Basis basis, long commits) {
        if (!basis.policy().services().keySet().equals(Set.copyOf(intent.services()))) {
            violations.add(AuditRule.POLICY_KEPT, intent.path(), "it moves the services " + intent.services()
                    + ", and the policy of the day names " + new TreeSet<>(basis.policy().services().keySet()));
        }
        intent.each().forEach(service -> policy(intent, basis, service, commits));
    }

    private void policy(
            RecordedIntent intent, EvidenceFact.Basis basis, Optional<ServiceName> service, long commits) {
        RecordedPolicy policy = basis.policy();
        List<GateName> required = service
                .map(name -> policy.services().getOrDefault(name, List.of()))
                .orElse(policy.requiredGates());
        Predicate<AuditState.Run> tested = run -> run.mode().isStaging() && run.verdict() == Verdict.PASS
                && run.service().equals(service) && run.position() <= commits;
        Predicate<AuditState.Run> complete = tested.and(run -> run.passed().containsAll(required));
        Predicate<AuditState.Run> fresh = complete.and(
                run -> !seen(run, policy).plus(policy.gateMaxAge()).plus(Clocks.SKEW).isBefore(basis.since()));
        Predicate<AuditState.Run> configured = fresh.and(run -> basis.configurations().isEmpty()
                || run.configuration().map(basis.configurations()::contains).orElse(true));
        Predicate<AuditState.Run> verified = configured.and(
                run -> run.verified() || !policy.requireRevision() || intent.unverifiedAccepted());
        if (!evidence.hasRun(intent.target(), verified)) {
            String what = !evidence.hasRun(intent.target(), tested) ? "no passing staging run of " + intent.target()
                    : !evidence.hasRun(intent.target(), complete) ? "no staging run of " + intent.target()
                            + " passed every gate that the policy of the day required"
                    : !evidence.hasRun(intent.target(), fresh) ? "the staging run of " + intent.target()
                            + " was older, or rests on one that was older, than the policy of the day allowed"
                    : !evidence.hasRun(intent.target(), configured) ? "no staging run of " + intent.target()
                            + " was made by the configuration that the promotion was decided by"
                    : "no staging run saw the revision, as the policy of the day required";
            violations.add(AuditRule.POLICY_KEPT, intent.path(), AuditWords.of(service) + what);
        }
    }

    /** In the first edition nobody asked how old a result was that a run took from an earlier one. */
    private static Instant seen(AuditState.Run run, RecordedPolicy policy) {
        return policy.configurations().isEmpty() ? run.startedAt() : run.oldest();
    }

    /** What has an entry is judged by that; what is open must not be finished on nothing. */
    void untested(RecordedIntent intent, long commits) {
        if (intent.id().kind() == ReleaseId.Kind.PROMOTION && !intent.skipsStaging() && !wasTested(intent, commits)) {
            violations.add(AuditRule.STAGING_BEFORE_PROMOTION, intent.path(),
                    "no passing staging run of " + intent.target() + " was recorded before it");
        }
    }

    private boolean wasTested(RecordedIntent intent, long commits) {
        long begun = evidence.begun(intent.id()).orElse(commits);
        return intent.each().stream().allMatch(service -> evidence.hasRun(intent.target(), run ->
                run.mode().isStaging()
                        && run.service().equals(service)
                        && run.position() <= begun
                        && run.verdict() == Verdict.PASS
                        && (run.verified() || intent.unverifiedAccepted())));
    }
}
