package lockstep.release.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.error.NotVerified;
import lockstep.base.error.Refused;
import lockstep.base.release.Environment;
import lockstep.base.release.PolicyRule;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.policy.promotion.Reason;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.AuditRule;
import lockstep.record.audit.Violation;
import lockstep.record.document.RecordedDocument;
import lockstep.record.journal.Intent;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.journal.RollbackIntent;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.pipeline.HostClock;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.pipeline.OpenMoves;
import lockstep.release.pipeline.RecordingTerms;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.SiteStatus;

/** Which promotion or rollback can be gone on with: one that is open, and that somebody really began. */
record Resumption(ReleaseSite site, SiteStatus standing) {

    /**
     * @param kind what the caller can finish; empty for either
     * @param giveUp whether it is only recorded as it is
     */
    Intent of(Optional<ReleaseId.Kind> kind, boolean giveUp) {
        Intent open = open(kind);
        requireTerms(open, giveUp);
        if (!giveUp) {
            requireTrusted(open);
            requireServices(open);
            site.services().forEach(one -> one.service(Environment.PRODUCTION));
        }
        return open;
    }

    /** @throws Refused where another one is open */
    Intent of(ReleaseId id, boolean giveUp) {
        Intent open = open(Optional.empty());
        if (!open.id().equals(id)) {
            throw new Refused(id + " is not open any more; " + open.id() + " is, begun by " + open.operator()
                    + ". Nothing was done", "See `status`.");
        }
        return of(Optional.of(id.kind()), giveUp);
    }

    private Intent open(Optional<ReleaseId.Kind> kind) {
        Optional<Intent> open = trusted().or(() -> standing.journal().openIntent());
        refuseUnreadable(open, kind);
        return open.filter(intent -> kind.isEmpty() || kind.get() == intent.id().kind()).orElseThrow(() -> new Refused(
                open.map(other -> other.id() + " is open; " + kind.orElseThrow().command() + " cannot resume it")
                        .orElse("there is nothing to resume: no promotion or rollback is open"),
                open.map(other -> "Finish it with `" + other.id().finishedBy() + "`.")
                        .orElse("See `status`.")));
    }

    private Optional<Intent> trusted() {
        return standing.journal().open().size() < 2 ? Optional.empty()
                : new OpenMoves(standing.journal(), new JournalAudit(site).report(standing.heads())).trusted();
    }

    /** Whoever goes on with it, or gives it up, has to record that where the team reads it, as the team reads it. */
    private void requireTerms(Intent intent, boolean giveUp) {
        AuditReport report = new JournalAudit(site).report(standing.heads());
        if (!giveUp) {
            new HostClock(site).requireToGoOn(standing.heads(), report, intent);
        }
        new RecordingTerms(site).require(intent, standing.heads(), report);
    }

    /** Each service that it moves is smoked, and no pass without one of them counts. */
    private void requireServices(Intent intent) {
        List<ServiceName> here = site.config().serviceNames();
        List<ServiceName> begun = intent.serviceNames();
        if (here.isEmpty() != begun.isEmpty() || !here.containsAll(begun)) {
            throw new Refused(intent.id() + " was begun for " + words(begun) + ", and lockstep.yaml here has "
                    + words(here) + "; nothing was done",
                    "Finish it with the lockstep.yaml that it was begun with: `" + intent.id().finishedBy()
                            + " --config FILE`. Or give it up: `" + intent.id().finishedBy() + " --give-up`.");
        }
    }

    private static String words(List<ServiceName> services) {
        return services.isEmpty() ? "one service without a name" : "the services "
                + services.stream().map(ServiceName::word).collect(Collectors.joining(", "));
    }

    /** What was begun and then overwritten is open too, and must not be taken for nothing. */
    private void refuseUnreadable(Optional<Intent> open, Optional<ReleaseId.Kind> kind) {
        standing.journal().unreadable().stream()
                .filter(id -> open.isEmpty() && (kind.isEmpty() || kind.get() == id.kind()))
                .findFirst()
                .ifPresent(id -> {
                    throw new NotVerified(
                            id + " was begun and has no outcome, but " + EvidenceLayout.intent(id)
                                    + " cannot be read: it was changed",
                            "See `release-log verify`, and docs/promotion.md, \"When the record was damaged\".");
                });
    }

    /** What beginning demands of the record, resuming demands too: else a forged intent would be carried out. */
    private void requireTrusted(Intent intent) {
        switch (intent) {
            case PromotionIntent promotion -> new JournalAudit(site).require(standing.heads());
            case RollbackIntent rollback -> requireTrusted(rollback);
        }
    }

    private void requireTrusted(RollbackIntent rollback) {
        AuditReport report = new JournalAudit(site).report(standing.heads());
        // What else lies in its folder says nothing of what was begun, and stops no rollback.
        List<String> faults = new ArrayList<>(report.against(EvidenceLayout.intent(rollback.id())));
        faults.addAll(report.against(EvidenceLayout.decision(rollback.id())));
        if (faults.isEmpty() && !report.isBegun(rollback.id())) {
            faults.add(new Violation(AuditRule.EVIDENCE_TRUSTWORTHY, EvidenceLayout.intent(rollback.id()),
                    "the audit does not trust it").line());
        }
        if (faults.isEmpty() && !isAsTrusted(rollback, report)) {
            faults.add(new Violation(AuditRule.EVIDENCE_ADD_ONLY, EvidenceLayout.intent(rollback.id()),
                    "it is not the intent that was begun").line());
        }
        if (report.knownGood().stream().noneMatch(good -> good.sha().equals(rollback.target()))) {
            faults.add(new Reason(PolicyRule.KNOWN_GOOD, "the log does not show that " + rollback.target()
                    + " was healthy in production", "").line());
        }
        if (!faults.isEmpty()) {
            throw new NotVerified(
                    rollback.id() + " cannot be resumed: its record failed verification", faults,
                    "See `release-log verify`. `rollback-release --resume --give-up` records it as partial; then "
                            + "roll back to a known-good commit.");
        }
    }

    /** Of many violations only the first are kept: what was begun is told by its content. */
    private boolean isAsTrusted(RollbackIntent rollback, AuditReport report) {
        return standing.heads().evidence()
                .flatMap(tip -> site.repository().readable(
                        tip, EvidenceLayout.intent(rollback.id()), RecordedDocument.LARGEST))
                .filter(intent -> report.isBegunAs(rollback.id(), intent))
                .isPresent();
    }
}
