package lockstep.release.workflow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.digest.Sha256;
import lockstep.base.error.NotVerified;
import lockstep.base.error.Refused;
import lockstep.base.release.Clocks;
import lockstep.base.release.CommitName;
import lockstep.base.release.PolicyLink;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.AuditRule;
import lockstep.record.journal.JournalView;
import lockstep.record.layout.TruthPlaces;
import lockstep.record.truth.LoggedMove;
import lockstep.record.truth.SourceOfTruth;
import lockstep.record.truth.TruthCorrection;
import lockstep.record.truth.TruthJson;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.version.NamedCommit;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.FileWrite;

/** The source of truth by hand: repeats what the log says, or corrects with a reason what can be corrected. */
public final class TruthUpdate {

    private final ReleaseSite site;
    private final WorkflowListener listener;
    private final TruthRecord record;

    public TruthUpdate(ReleaseSite site, WorkflowListener listener) {
        this.site = site;
        this.listener = listener;
        this.record = new TruthRecord(site, listener);
    }

    /**
     * What the operator says.
     *
     * @param reason why what the log says is corrected; blank where it is only repeated
     */
    public record Claim(CommitName commit, String promotedBy, Instant promotionTime, String reason) {}

    /**
     * What would be so afterwards.
     *
     * @param draft the commit that makes it so; empty where it is so
     * @param correction where the reason is recorded
     */
    public record Planned(SourceOfTruth truth, Optional<CommitDraft> draft, Optional<String> correction) {}

    /** Refuses, with all reasons, what the log contradicts. */
    public Planned plan(Claim claim, RemoteHeads heads) {
        requireInOrder(heads);
        if (record.isTheirs(heads.evidence())) {
            throw new Refused(TruthPlaces.PRODUCTION + " is a file of yours; nothing was changed",
                    "Rename it, or keep the record on a branch of its own (evidence.branch).");
        }
        JournalView view = site.journal().view(heads.evidence());
        NamedCommit named = site.versions().find(claim.commit(), heads);
        LoggedMove move = LoggedMove.last(view.reading().entries()).orElseThrow(() -> refused(
                List.of("the log has no promotion and no rollback"), "Promote first: promote-release."));
        SourceOfTruth logged = record.truth(
                move, site.journal().endedAt(heads.evidence(), move.id()), heads.evidence());
        Optional<SourceOfTruth> there = record.there(heads.evidence())
                .filter(truth -> truth.contradictions(move).isEmpty());
        SourceOfTruth now = there.orElse(logged);
        requireNoContradiction(claim, named, view, move, now);
        SourceOfTruth wanted = claimed(claim, named, now);
        List<String> corrected = corrections(now, wanted);
        if (!corrected.isEmpty() && claim.reason().isBlank()) {
            throw refused(corrected, "Give --reason TEXT to correct it, or repeat what the log says.");
        }
        if (corrected.isEmpty() && there.isPresent()) {
            return new Planned(now, Optional.empty(), Optional.empty());
        }
        return written(corrected.isEmpty() ? now : wanted, !corrected.isEmpty(), claim, heads);
    }

    private Planned written(SourceOfTruth truth, boolean isCorrection, Claim claim, RemoteHeads heads) {
        Instant at = site.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        byte[] document = TruthJson.write(truth);
        List<FileWrite> writes = new ArrayList<>(List.of(FileWrite.over(TruthPlaces.PRODUCTION, document)));
        Optional<String> correction = Optional.of(TruthPlaces.correction(at)).filter(path -> isCorrection);
        correction.ifPresent(path -> writes.add(FileWrite.add(path, TruthJson.write(new TruthCorrection(
                truth.environment(), site.operator(), at, claim.reason(),
                record.bytes(heads.evidence()).map(Sha256::of), Sha256.of(document))))));
        String message = (isCorrection ? "Correct " : "Write ") + TruthPlaces.PRODUCTION + "\n\n"
                + (isCorrection ? Sanitiser.line(claim.reason()) + "\n\n" : "") + "By " + site.operator() + "\n";
        return new Planned(truth, Optional.of(new CommitDraft(writes, message, site.identity(), at)), correction);
    }

    /** Carries it out; what others recorded meanwhile is held against the claim again. */
    public Planned carryOut(Claim claim, RemoteHeads heads) {
        Planned[] planned = new Planned[1];
        new Recorder(site, listener).add(heads, there -> {
            planned[0] = plan(claim, there);
            return planned[0].draft();
        });
        return planned[0];
    }

    /** A source of truth that lags behind is what this is for; all else has to hold. */
    private void requireInOrder(RemoteHeads heads) {
        AuditReport report = new JournalAudit(site).report(heads);
        List<String> complaints =
                JournalAudit.complaints(report, Set.of(AuditRule.SOT_TRUE, AuditRule.RELEASE_EXPLAINED));
        if (!complaints.isEmpty()) {
            throw new NotVerified(
                    "the release log or its evidence failed verification; nothing was changed", complaints,
                    "See `release-log verify`.");
        }
    }

    private void requireNoContradiction(
            Claim claim, NamedCommit named, JournalView view, LoggedMove move, SourceOfTruth now) {
        List<String> reasons = new ArrayList<>();
        view.openIntent().ifPresent(open -> reasons.add(open.id() + " is open: what production runs is not decided"));
        if (!move.isGood()) {
            reasons.add(move.id() + " did not find production healthy with " + move.commit().abbreviated());
        }
        if (!named.commit().equals(move.commit())) {
            reasons.add("production runs " + shown(move) + " by " + move.id() + ", not " + named.shown());
        }
        named.version().filter(version -> move.version().isPresent() && !move.version().get().equals(version))
                .filter(version -> named.commit().equals(move.commit()))
                .ifPresent(version -> reasons.add(
                        move.id() + " promoted it as " + move.version().get() + ", not as " + version));
        Instant begun = view.tip().flatMap(tip -> site.journal().intent(tip, move.id()))
                .map(intent -> intent.since())
                .orElse(now.promotionTime());
        if (claim.promotionTime().isBefore(begun.minus(Clocks.SKEW))) {
            reasons.add(move.id() + " began at " + begun + ", after " + claim.promotionTime());
        }
        if (claim.promotionTime().isAfter(site.clock().instant().plus(Clocks.SKEW))) {
            reasons.add(claim.promotionTime() + " is in the future");
        }
        if (!reasons.isEmpty()) {
            throw refused(reasons, "See `release-log show " + move.id() + "` and `status`.");
        }
    }

    private static String shown(LoggedMove move) {
        return move.version().map(name -> name + " (" + move.commit().abbreviated() + ")")
                .orElse(move.commit().hex());
    }

    /** Without a reason the time of the log is kept: the claim is made after the fact. */
    private static SourceOfTruth claimed(Claim claim, NamedCommit named, SourceOfTruth now) {
        return new SourceOfTruth(
                now.environment(), now.service(), named.version().or(now::version), now.commit(), now.isVerified(),
                SourceOfTruth.withoutAt(claim.promotedBy()),
                claim.reason().isBlank() ? now.promotionTime() : claim.promotionTime(),
                now.releaseId(), now.decision());
    }

    private static List<String> corrections(SourceOfTruth now, SourceOfTruth wanted) {
        List<String> found = new ArrayList<>();
        if (!wanted.version().equals(now.version())) {
            found.add("it was promoted as " + now.version().map(Version::name).orElse("a commit without a version")
                    + ", not as " + wanted.version().map(Version::name).orElse("none"));
        }
        if (!wanted.promotedBy().equals(now.promotedBy())) {
            found.add("it was promoted by " + now.promotedBy() + ", not by " + wanted.promotedBy());
        }
        if (!wanted.promotionTime().equals(now.promotionTime())) {
            found.add("it was promoted at " + now.promotionTime() + ", not at " + wanted.promotionTime());
        }
        return found;
    }

    private static Refused refused(List<String> reasons, String remedy) {
        PolicyLink link = new PolicyLink(AuditRule.SOT_TRUE.id());
        return Refused.over("the log says otherwise; nothing was changed",
                reasons.stream().map(reason -> link.ground(Sanitiser.line(reason), remedy)).toList(),
                remedy);
    }
}
