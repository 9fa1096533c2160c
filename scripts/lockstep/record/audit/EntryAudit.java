package lockstep.record.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.Clocks;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.record.history.ReleaseHistory;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LoggedGate;
import lockstep.record.log.PassFail;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;

/** Holds an entry against what the log said before it and the evidence that came no later than it. */
final class EntryAudit {

    private final EvidenceLayout shape;
    private final String production;
    private final EvidenceIndex evidence;
    private final ReleaseHistory history;
    private final ReleaseHistory trusted;
    private final Violations violations;
    private final Set<ReleaseId> ids = new HashSet<>();
    private final IdOrder order = new IdOrder();

    EntryAudit(
            EvidenceLayout shape, String production, EvidenceIndex evidence, ReleaseHistory history,
            ReleaseHistory trusted, Violations violations) {
        this.shape = shape;
        this.production = production;
        this.evidence = evidence;
        this.history = history;
        this.trusted = trusted;
        this.violations = violations;
    }

    Set<ReleaseId> ids() {
        return ids;
    }

    IdOrder order() {
        return order;
    }

    void restore(ReleaseId taken) {
        ids.add(taken);
    }

    void promotion(PromotionEntry entry, String where, long position, BranchCommit commit) {
        id(entry.id(), where, commit);
        if (!entry.environment().isProduction()) {
            violations.add(AuditRule.ENTRY_CONSISTENT, where, "a promotion to " + entry.environment().name());
        }
        if (entry.changeClass() == ChangeClass.C) {
            violations.add(AuditRule.CLASS_C_FORBIDDEN, where, "the change is declared class C");
        }
        intended(entry.id(), entry.commit(), where, commit);
        evidenceOf(entry.id(), entry.evidenceRefs(), where);
        if (!isHotfix(entry.id())) {
            staging(entry, where, position);
        }
        if (entry.isGood()) {
            smoke(entry.id(), entry.commit(), entry.prodVerification(), "result: pass", where);
        }
    }

    void rollback(RollbackEntry entry, String where, BranchCommit commit) {
        id(entry.id(), where, commit);
        if (entry.trigger().isBlank()) {
            violations.add(AuditRule.ROLLBACK_TRIGGER, where, "no trigger is named");
        }
        if (!trusted.isKnownGood(entry.to())) {
            violations.add(AuditRule.ROLLBACK_TO_KNOWN_GOOD, where,
                    "the log does not show before that " + entry.to() + " was healthy in production");
        }
        if (!history.standing().equals(Optional.of(entry.from())) && !explainsWhereItFound(entry, commit)) {
            violations.add(AuditRule.RELEASE_EXPLAINED, where, "it goes back from " + entry.from()
                    + "; by the log " + production + " stood at " + history.standing().map(Sha::hex).orElse("nothing"));
        }
        intended(entry.id(), entry.to(), where, commit);
        evidenceOf(entry.id(), entry.evidenceRefs(), where);
        if (entry.isGood()) {
            smoke(entry.id(), entry.to(), entry.postRollbackVerification(), "result: completed", where);
        }
    }

    /** Somebody moved the branch past Lockstep; who brings it back to what is known to be good tells from where. */
    private boolean explainsWhereItFound(RollbackEntry entry, BranchCommit commit) {
        return trusted.isKnownGood(entry.to()) && evidence.intent(entry.id()).isPresent() && (!commit.isBound()
                || evidence.outcome(entry.id()).filter(outcome -> outcome.target().equals(entry.to())).isPresent());
    }

    private void id(ReleaseId id, String where, BranchCommit commit) {
        if (!ids.add(evidence.same(id))) {
            violations.add(AuditRule.ID_UNIQUE, where, "the release_id was used before");
        }
        Optional<Instant> early = order.early(id, commit.when());
        if (early.isPresent()) {
            violations.add(AuditRule.NOT_FROM_THE_FUTURE, where,
                    "it was recorded on " + early.get() + ", long before the time of its release_id");
        } else if (!order.allows(id, commit.when())) {
            violations.add(AuditRule.ID_ORDER, where, "the release_id is older than the one before it");
        } else {
            order.add(id);
        }
    }

    private void intended(ReleaseId id, Sha moved, String where, BranchCommit commit) {
        if (evidence.intent(id).isEmpty()) {
            violations.add(AuditRule.ENTRY_AS_INTENDED, where, "no trusted intent was recorded before it");
        }
        if (!commit.isBound() || evidence.outcome(id).filter(outcome -> outcome.target().equals(moved)).isPresent()) {
            evidence.close(id);
        } else {
            violations.add(AuditRule.ENTRY_AS_INTENDED, where, "no trusted outcome was recorded with it");
        }
        evidence.intent(id)
                .map(JudgedIntent::target)
                .filter(target -> !target.equals(moved))
                .ifPresent(target -> violations.add(
                        AuditRule.ENTRY_AS_INTENDED, where, "it names " + moved + ", the intent named " + target));
    }

    private void evidenceOf(ReleaseId id, List<String> refs, String where) {
        if (evidence.begun(id).isEmpty()) {
            violations.add(AuditRule.ENTRY_HAS_EVIDENCE, where,
                    "there was no file under " + EvidenceLayout.of(id) + "/" + " when it was written");
        }
        for (String ref : refs) {
            boolean folder = ref.endsWith("/") || EvidenceLayout.releaseOf(ref + "/").isPresent();
            boolean there = folder
                    ? EvidenceLayout.releaseOf(ref + "/").flatMap(evidence::begun).isPresent()
                    : evidence.hasFile(ref);
            if (EvidenceLayout.isEvidence(ref) && !there) {
                violations.add(AuditRule.ENTRY_HAS_EVIDENCE, where, "there was no " + ref + " when it was written");
            }
        }
    }

    private void staging(PromotionEntry entry, String where, long position) {
        if (entry.stagingGateResult() == PassFail.FAIL) {
            violations.add(AuditRule.STAGING_BEFORE_PROMOTION, where, "staging_gate_result is fail");
        }
        if (entry.gatesRun().isEmpty() || entry.gatesRun().stream().anyMatch(EntryAudit::failed)) {
            violations.add(AuditRule.ENTRY_CONSISTENT, where, "gates_run holds no gates, or one that failed");
        }
        services(entry.id()).forEach(service -> staging(entry, service, where, position));
    }

    private void staging(PromotionEntry entry, Optional<ServiceName> service, String where, long position) {
        long begun = evidence.begun(entry.id()).orElse(position);
        // Clocks differ; the order of commits is what proves before and after.
        Instant latest = start(entry.id()).plus(Clocks.SKEW).plus(Duration.ofMinutes(1));
        boolean unverifiedAccepted = accepted(entry.id());
        Predicate<AuditState.Run> staged = run -> run.mode().isStaging() && run.service().equals(service);
        Predicate<AuditState.Run> passed = staged.and(run -> run.verdict() == Verdict.PASS);
        Predicate<AuditState.Run> verified = passed.and(run -> run.verified() || unverifiedAccepted);
        Predicate<AuditState.Run> before =
                verified.and(run -> run.position() <= begun && run.startedAt().isBefore(latest));
        if (!evidence.hasRun(entry.commit(), before)) {
            Sha commit = entry.commit();
            String what = !evidence.hasRun(commit, staged) ? "no staging run is recorded for " + commit
                    : !evidence.hasRun(commit, passed) ? "no staging run of " + commit + " passed"
                    : !evidence.hasRun(commit, verified) ? "no passing staging run saw the revision " + commit
                    : "the staging run of " + commit + " was recorded after the promotion began";
            violations.add(AuditRule.STAGING_BEFORE_PROMOTION, where, AuditWords.of(service) + what);
        }
    }

    private void smoke(ReleaseId id, Sha commit, List<LoggedGate> gates, String claim, String where) {
        if (gates.isEmpty() || gates.stream().anyMatch(LoggedGate::isNotPassed)) {
            violations.add(AuditRule.ENTRY_CONSISTENT, where,
                    claim + ", and the verification listed holds no gates, or one that did not pass");
        }
        services(id).forEach(service -> smoke(id, commit, service, claim, where));
    }

    private void smoke(ReleaseId id, Sha commit, Optional<ServiceName> service, String claim, String where) {
        // Where it lies in the history, not when it says it was: clocks of operators differ, and ids never go back.
        long begun = evidence.begun(id).orElse(0L);
        boolean unverifiedAccepted = accepted(id);
        if (!evidence.hasRun(commit, run -> run.mode().isProduction()
                && run.service().equals(service)
                && run.verdict() == Verdict.PASS
                && (run.verified() || unverifiedAccepted)
                && run.position() >= begun)) {
            violations.add(AuditRule.PRODUCTION_SMOKE, where,
                    AuditWords.of(service) + claim + ", and no passing production run of " + commit
                            + " was recorded");
        }
    }

    /** Each of the services that it moved; nothing stands for the only one. */
    private List<Optional<ServiceName>> services(ReleaseId id) {
        return evidence.intent(id).map(JudgedIntent::each).orElse(List.of(Optional.empty()));
    }

    /** Whether a trusted intent says that staging was left out. */
    private boolean isHotfix(ReleaseId id) {
        return evidence.intent(id).map(JudgedIntent::skipsStaging).orElse(false);
    }

    private boolean accepted(ReleaseId id) {
        return evidence.intent(id).map(JudgedIntent::unverifiedAccepted).orElse(false);
    }

    private static boolean failed(LoggedGate gate) {
        return gate.isNotPassed() && !gate.remark().startsWith("skipped");
    }

    private static Instant start(ReleaseId id) {
        return id.minute().toInstant(ZoneOffset.UTC);
    }
}
