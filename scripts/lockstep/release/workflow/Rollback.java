package lockstep.release.workflow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.error.LockstepError;
import lockstep.base.error.NotVerified;
import lockstep.base.error.Refused;
import lockstep.base.release.Environment;
import lockstep.base.release.PolicyRule;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.policy.promotion.Reason;
import lockstep.policy.promotion.Remedies;
import lockstep.policy.promotion.RollbackDecision;
import lockstep.policy.promotion.RollbackFacts;
import lockstep.policy.promotion.RollbackJudge;
import lockstep.policy.promotion.WayBack;
import lockstep.record.audit.AuditReport;
import lockstep.record.history.OpenIntent;
import lockstep.record.journal.Intent;
import lockstep.record.journal.Passage;
import lockstep.record.journal.RollbackIntent;
import lockstep.release.pipeline.Consumption;
import lockstep.release.pipeline.HostClock;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.pipeline.OpenMoves;
import lockstep.release.pipeline.RecordingTerms;
import lockstep.release.recording.Attestations;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.Milestone;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.SiteStatus;
import lockstep.release.site.StatusReader;
import lockstep.release.site.WorkflowListener;
import lockstep.release.version.NamedCommit;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.remote.RefMove;
import lockstep.repository.tree.FileWrite;
import lockstep.settings.GovernedConfig;

/** A rollback up to the push that makes it: the facts, the decision, the move. */
public final class Rollback {

    private static final int MOST_TOLD = 5;

    private final ReleaseSite site;
    private final WorkflowListener listener;

    public Rollback(ReleaseSite site, WorkflowListener listener) {
        this.site = site;
        this.listener = listener;
    }

    /**
     * A decision and what it was made of.
     *
     * @param logged where the verified record says that {@code release} stands
     */
    public record Examined(
            SiteStatus standing, Optional<Sha> target, RollbackDecision decision,
            Optional<RollbackApprovals> recorded, Optional<Sha> logged) {}

    /** Looks and decides; changes nothing. */
    public Examined examine(RollbackRequest request) {
        SiteStatus standing = new StatusReader(site, listener).recorded();
        request.leaving().ifPresent(leaving ->
                leaving.requireForRollback(standing.heads().production(), site.repository().branches().production()));
        AuditReport report = new JournalAudit(site).report(standing.heads());
        JournalAudit.complaints(report).forEach(listener::step);
        listener.reached(Milestone.JOURNAL_AUDITED);
        Optional<Sha> target = request.target().or(() ->
                WayBack.usual(standing.heads().production(), report.standing(), report.knownGood()));
        site.services().forEach(one -> one.service(Environment.PRODUCTION));
        new HostClock(site).requireToRollBack(standing.heads().production(), report, request.target())
                .forEach(listener::step);
        target.or(standing.heads()::production)
                .ifPresent(to -> new RecordingTerms(site).require(standing.heads(), report, to));
        Optional<RollbackApprovals> recorded = RollbackApprovals.of(site, standing.heads(), target, report);
        RollbackFacts facts = new RollbackFacts(
                site.repository().remoteName(), site.branchesInWords(), target, standing.heads().production(),
                report.standing(), report.knownGood(), request.isOfOneMove(), request.trigger(),
                request.approval(), recorded.map(RollbackApprovals::said),
                open(standing, report));
        RollbackDecision decision = RollbackJudge.decide(facts);
        listener.reached(Milestone.DECIDED);
        return new Examined(standing, target, decision, recorded, report.standing());
    }

    /** Whoever may push can leave an intent behind: one that the audit does not trust is not in the way. */
    private Optional<OpenIntent> open(SiteStatus standing, AuditReport report) {
        OpenMoves open = new OpenMoves(standing.journal(), report);
        List<ReleaseId> passed = open.passedOver();
        passed.stream().limit(MOST_TOLD).forEach(id ->
                listener.step(id + " looks open, and its record failed verification: it is passed over"));
        if (passed.size() > MOST_TOLD) {
            listener.step("so do " + (passed.size() - MOST_TOLD) + " more, which are passed over, too");
        }
        return open.trusted().map(Intent::asOpen);
    }

    /** What would be pushed. Refuses, with all reasons, what the policy does not allow. */
    public PushPlan plan(Examined examined, RollbackRequest request) {
        return switch (examined.decision()) {
            case RollbackDecision.Refused(List<Reason> reasons) -> throw refused(examined, reasons);
            case RollbackDecision.Allowed allowed -> move(examined, allowed, request);
        };
    }

    /** What is refused for want of an approval alone. Refuses, with all reasons, what lacks more. */
    public RefMove unapproved(Examined examined) {
        return switch (examined.decision()) {
            case RollbackDecision.Refused(List<Reason> reasons) when reasons.stream()
                    .anyMatch(reason -> reason.rule() != PolicyRule.APPROVED) -> throw refused(examined, reasons);
            case RollbackDecision.Refused refused -> refMove(examined.standing(), examined.target().orElseThrow());
            case RollbackDecision.Allowed allowed -> refMove(examined.standing(), allowed.target().sha());
        };
    }

    private Refused refused(Examined examined, List<Reason> reasons) {
        return Refused.over(
                "rollback" + examined.target().map(target -> " to " + target.abbreviated()).orElse("")
                        + " refused; nothing was changed",
                reasons.stream().map(Reason::ground).toList(),
                Remedies.of(reasons));
    }

    private RefMove refMove(SiteStatus standing, Sha target) {
        String branch = site.repository().branches().production();
        return standing.heads().production()
                .<RefMove>map(head -> new RefMove.Rollback(branch, head, target))
                .orElseGet(() -> new RefMove.Create(branch, target));
    }

    /** A rollback is an emergency: a difference of the configuration is told and recorded, and stops nothing. */
    private String notes(RollbackRequest request, SiteStatus standing, Sha target) {
        List<String> words = new ArrayList<>(List.of(request.notes()));
        differences(standing, target).forEach(what -> {
            listener.step(what);
            words.add(what);
        });
        return words.stream().filter(text -> !text.isBlank()).collect(Collectors.joining("; "));
    }

    private List<String> differences(SiteStatus standing, Sha target) {
        try {
            return new ConfigInForce(site).differences(standing.heads(), target).stream()
                    .map(difference -> "configuration: " + difference.words())
                    .toList();
        } catch (LockstepError e) {
            return List.of("the configuration in force cannot be read: " + Sanitiser.line(e.getMessage(), 300));
        }
    }

    /** By the version that the operator named, or the one by which the log knows the commit. */
    private Passage passage(RollbackRequest request, SiteStatus standing, Sha target, List<String> approvals) {
        Optional<Version> version = request.version().or(() -> standing.journal().versionOf(target));
        Optional<Sha> tag = version
                .flatMap(name -> site.versions().asRecorded(name, standing.heads()))
                .filter(named -> named.commit().equals(target))
                .flatMap(NamedCommit::tag);
        return new Passage(version, tag, approvals, List.of(), Optional.empty());
    }

    private PushPlan move(Examined examined, RollbackDecision.Allowed allowed, RollbackRequest request) {
        SiteStatus standing = examined.standing();
        Sha target = allowed.target().sha();
        Optional<Sha> from = standing.heads().production()
                .or(standing.journal().history()::standing)
                .or(examined::logged);
        Instant now = site.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        ReleaseId id = standing.journal().nextId(ReleaseId.Kind.ROLLBACK, now);
        List<String> approvals = examined.recorded().map(RollbackApprovals::consumed).orElse(List.of());
        RollbackIntent intent = new RollbackIntent(
                id, site.operator(), now, from, target, Sanitiser.line(request.trigger()),
                examined.recorded().flatMap(RollbackApprovals::approvers).or(request::approval).orElseThrow(),
                allowed.target().record(), request.unverifiedAccepted(),
                Sanitiser.line(notes(request, standing, target)),
                Optional.of(GovernedConfig.of(site.config()).sha256()), passage(request, standing, target, approvals),
                site.config().serviceNames());
        List<FileWrite> writes = new ArrayList<>(new Attestations(site, standing.heads().evidence()).of(intent));
        writes.addAll(Consumption.writes(target, approvals, id.toString(), now));
        CommitDraft draft = new CommitDraft(
                writes,
                "Roll back from " + from.map(Sha::abbreviated).orElse("nothing") + " to " + target.abbreviated()
                        + " as " + id + "\n\nBy "
                        + site.operator() + "\n",
                site.identity(), now).hurrying(listener::step);
        PushPlan planned = new PushPlan(
                intent, refMove(standing, target), standing.heads().evidence(), draft, Witness.name(site, intent));
        try {
            new RecordProof(site).require(planned, standing.journal());
        } catch (NotVerified e) {
            // A rollback is an emergency: production comes first, and the record is mended after it.
            listener.step(e.getMessage().replace("; nothing was changed", ""));
        }
        return planned;
    }
}
