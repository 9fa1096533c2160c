package lockstep.record.verification;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lockstep.base.digest.Sha256;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.LogVerifier;
import lockstep.record.audit.ReleaseSightings;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.signature.Signatures;
import lockstep.repository.git.BlobReader;
import lockstep.repository.git.History;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;

/**
 * Verifies the evidence branch. Reads only what was fetched, and never fails for what it reads.
 *
 * <p>What was found in order once is not verified again: a clone keeps what the audit knew then, and goes on from
 * there. Every tenth visit verifies from the first commit, and after a finding every visit does, until one finds
 * nothing.
 *
 * @param signatures whose count
 * @param judge makes who judges again, commit by commit, what the pipeline demanded of a move
 * @param clock nothing can have been recorded later than it says
 * @param keepAfter how many new commits it takes to keep what is known anew
 */
public record BranchVerification(
        ReleaseRepository repository, EvidenceLayout paths, Signatures signatures, InstantSource clock,
        int keepAfter, Supplier<PassageJudge> judge) {

    private static final String STATE = "audited";
    private static final int KEEP_AFTER = 30;

    /** To keep what is known costs as much as there is of it, so the more there is, the more has to be new. */
    private static final int SHARE = 500;

    /** Raised where the rules change: what was found under others is worth nothing. */
    private static final String RULES = "rules/12";

    public BranchVerification(ReleaseRepository repository, EvidenceLayout paths, Signatures signatures) {
        this(repository, paths, signatures, InstantSource.system(), KEEP_AFTER);
    }

    public BranchVerification(
            ReleaseRepository repository, EvidenceLayout paths, Signatures signatures, InstantSource clock,
            int keepAfter) {
        this(repository, paths, signatures, clock, keepAfter, PassageJudge::none);
    }

    /** The same, with the pipeline's demands judged again. */
    public BranchVerification judging(Supplier<PassageJudge> by) {
        return new BranchVerification(repository, paths, signatures, clock, keepAfter, by);
    }

    /** All of it, with every signature. */
    public AuditReport verifyAll(RemoteHeads heads, List<ReleaseSightings.Sighting> sightings) {
        return noted(fromTheStart(heads, sightings, Optional.empty()));
    }

    /** What came since the last visit; all of it at every tenth. */
    public AuditReport verify(RemoteHeads heads, List<ReleaseSightings.Sighting> sightings) {
        return visit(heads, sightings, Optional.empty());
    }

    /**
     * The same; and at a tenth visit all but the signatures that were there when this clone last found the branch in
     * order: each costs two processes.
     */
    public AuditReport verifyFromLastVisit(RemoteHeads heads) {
        return visit(heads, List.of(), repository.rememberedTip());
    }

    /** What the branch said when this clone last found it in order: all of it, as something is wrong. */
    public Optional<AuditReport> asRemembered(RemoteHeads heads) {
        return repository.rememberedTip().filter(repository::has).map(tip -> fromTheStart(
                new RemoteHeads(heads.staging(), heads.production(), Optional.of(tip)), List.of(), Optional.of(tip)));
    }

    private AuditReport visit(
            RemoteHeads heads, List<ReleaseSightings.Sighting> sightings, Optional<Sha> known) {
        Optional<AuditReport> quick = visits().mayBeQuick() ? sinceKept(heads, sightings) : Optional.empty();
        return quick.orElseGet(() -> noted(fromTheStart(heads, sightings, known)));
    }

    /** What was found from the start says how the next visits may go. */
    private AuditReport noted(AuditReport report) {
        visits().lookedAtAll(report.isVerified());
        return report;
    }

    private Visits visits() {
        return new Visits(repository);
    }

    /** Empty where nothing is kept, or what came since is not in order: then everything is to be looked at. */
    private Optional<AuditReport> sinceKept(RemoteHeads heads, List<ReleaseSightings.Sighting> sightings) {
        return kept(heads).map(state -> since(state, heads, sightings)).filter(AuditReport::isVerified);
    }

    private AuditReport since(
            VerifiedState state, RemoteHeads heads, List<ReleaseSightings.Sighting> sightings) {
        Sha tip = state.audit().tip();
        Optional<Sha> remembered = repository.rememberedTip();
        // What was remembered before the state was kept is part of it; what later, has to come by.
        boolean seen = remembered.filter(sha -> repository.has(sha) && repository.isAncestor(sha, tip)).isPresent();
        LogVerifier verifier = LogVerifier.after(
                state.audit(), path -> repository.find(tip, path).isPresent(), layout(),
                repository.branches().production(), remembered, seen,
                clock.instant());
        EvidenceTrust trust = new EvidenceTrust(
                signatures, repository.branches().production(), Optional.empty(),
                Optional.of(new EvidenceTrust.Visit(Optional.empty(), state.visitedAt())),
                state.trust());
        try (BlobReader blobs = repository.blobs()) {
            CommitReading reading = new CommitReading(
                    new LogVersions(repository, blobs, heads.evidence(), Optional.empty(), layout().log(), false),
                    new EvidenceSoFar(repository, blobs, Optional.of(tip)), trust,
                    new CheckpointAudit(new RecordedChanges(layout()), state.chain()), judge.get());
            long before = state.audit().commits();
            return run(verifier, reading, repository.historyAfter(tip, heads.evidence().orElseThrow()), before, heads,
                    sightings).orElseThrow();
        }
    }

    private AuditReport fromTheStart(
            RemoteHeads heads, List<ReleaseSightings.Sighting> sightings, Optional<Sha> known) {
        return fromTheStart(heads, sightings, known, true)
                .orElseGet(() -> fromTheStart(heads, sightings, known, false).orElseThrow());
    }

    /**
     * @param isTrusting whether versions of the log are taken for what they seem, and proven together at the end, which
     *     is quicker
     * @return empty where they were not that
     */
    private Optional<AuditReport> fromTheStart(
            RemoteHeads heads, List<ReleaseSightings.Sighting> sightings, Optional<Sha> known, boolean isTrusting) {
        Optional<Sha> remembered = repository.rememberedTip();
        LogVerifier verifier = new LogVerifier(
                layout(), repository.branches().production(), remembered, clock.instant());
        if (heads.evidence().isEmpty()) {
            return Optional.of(verifier.finish(new ReleaseSightings(heads.production(), sightings)));
        }
        Optional<EvidenceTrust.Visit> lastVisit = kept(heads).map(state -> new EvidenceTrust.Visit(
                Optional.of(state.audit().tip()), state.visitedAt()));
        EvidenceTrust trust = new EvidenceTrust(
                signatures, repository.branches().production(), known, lastVisit, EvidenceTrust.TrustState.none());
        try (BlobReader blobs = repository.blobs()) {
            CommitReading reading = new CommitReading(
                    new LogVersions(
                            repository, blobs, heads.evidence(), remembered.filter(tip -> leadsTo(tip, heads)),
                            layout().log(), isTrusting),
                    new EvidenceSoFar(repository, blobs, Optional.empty()), trust,
                    new CheckpointAudit(new RecordedChanges(layout()), CheckpointAudit.CheckpointState.none()),
                    judge.get());
            return run(verifier, reading, repository.history(heads.evidence().get()), -keepAfter, heads, sightings);
        }
    }

    private Optional<AuditReport> run(
            LogVerifier verifier, CommitReading reading, History commits, long before, RemoteHeads heads,
            List<ReleaseSightings.Sighting> sightings) {
        try (commits) {
            commits.forEachRemaining(commit -> verifier.accept(reading.read(commit)));
        } catch (LockstepError e) {
            verifier.broken(e.getMessage());
        } catch (RuntimeException e) {
            // Nothing that lies on the branch may end the audit; what comes after it was not looked at.
            verifier.broken(Sanitiser.line("it cannot be judged: " + e, 200));
        }
        if (!reading.holds()) {
            return Optional.empty();
        }
        if (verifier.isInUse()) {
            reading.unbound().ifPresent(verifier::accept);
        }
        Optional<byte[]> state = verifier.state()
                .filter(audit -> isWorthKeeping(audit.commits(), before))
                .map(audit -> reading.state(clock.instant(), audit).sealed(rules()));
        AuditReport report = verifier.finish(new ReleaseSightings(heads.production(), sightings));
        state.filter(known -> report.isVerified()).ifPresent(known -> repository.keep(STATE, known));
        return Optional.of(report);
    }

    private boolean isWorthKeeping(long commits, long before) {
        return commits - before >= Math.max(keepAfter, before / SHARE);
    }

    private Optional<VerifiedState> kept(RemoteHeads heads) {
        return repository.kept(STATE, VerifiedState.LARGEST)
                .flatMap(bytes -> VerifiedState.read(bytes, rules()))
                .filter(state -> leadsTo(state.audit().tip(), heads));
    }

    private EvidenceLayout layout() {
        boolean dedicated = !repository.branches().evidence().equals(repository.branches().staging());
        return new EvidenceLayout(paths.log(), dedicated);
    }

    private String rules() {
        String signers = signatures.allowed().map(allowed -> Sha256.of(allowed.content()).hex()).orElse("none");
        String all = String.join("\n", RULES, layout().toString(), repository.branches().toString(), signers,
                String.valueOf(signatures.required()));
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private boolean leadsTo(Sha known, RemoteHeads heads) {
        return heads.evidence().isPresent() && repository.has(known)
                && repository.isAncestor(known, heads.evidence().get());
    }
}
