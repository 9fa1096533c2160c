package lockstep.record.verification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import lockstep.base.digest.Sha256;
import lockstep.base.error.LockstepError;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Clocks;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.AuditState;
import lockstep.record.audit.BranchCommit;
import lockstep.record.audit.LogVerifier;
import lockstep.record.audit.ReadWhenAsked;
import lockstep.record.audit.ReleaseSightings;
import lockstep.record.audit.Violation;
import lockstep.record.history.KnownGood;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.signature.Signatures;
import lockstep.repository.git.BlobReader;
import lockstep.repository.git.History;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.git.Visit;

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

    /** So much is verified again and again, which is quicker than to keep anew what is known. */
    private static final int KEEP_AFTER = 60;

    private static final int COLLECTED_AFTER = 3_000;

    /** Times eight commits. */
    private static final int AHEAD = 4;

    /** Of a trial nothing is kept, and what one signed record would mend is not told. */
    private enum Purpose { VISIT, TRIAL }

    /** Raised where the rules change: what was found under others is worth nothing. */
    private static final String RULES = "rules/22";

    public BranchVerification(ReleaseRepository repository, EvidenceLayout paths, Signatures signatures) {
        this(repository, paths, signatures, InstantSource.system());
    }

    public BranchVerification(
            ReleaseRepository repository, EvidenceLayout paths, Signatures signatures, InstantSource clock) {
        this(repository, paths, signatures, clock, KEEP_AFTER);
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
     * order: each costs two processes. They are checked, too, where the branch does not lead on from there, or other
     * rules or signers counted then.
     */
    public AuditReport verifyFromLastVisit(RemoteHeads heads) {
        return visit(heads, List.of(), repository.rememberedTip()
                .filter(tip -> visits().isUnder(rules()) && leadsTo(tip, heads)));
    }

    /** What the branch said when this clone last found it in order: all of it, as something is wrong. */
    public Optional<AuditReport> asRemembered(RemoteHeads heads) {
        return repository.rememberedTip().filter(repository::has).map(tip -> fromTheStart(
                heads.at(heads.production(), Optional.of(tip)), List.of(), Optional.of(tip)));
    }

    /**
     * What would be found under other signatures, and could not be mended by signing the next record. What this clone
     * knows stays as it is.
     */
    public List<Violation> foundUnder(Signatures others, RemoteHeads heads) {
        BranchVerification under = new BranchVerification(repository, paths, others, clock, keepAfter, judge);
        return under.fromTheStart(heads, List.of(), Optional.empty(), Purpose.TRIAL).violations();
    }

    private AuditReport visit(
            RemoteHeads heads, List<ReleaseSightings.Sighting> sightings, Optional<Sha> known) {
        Optional<AuditReport> quick = visits().mayBeQuick(rules()) ? sinceKept(heads, sightings) : Optional.empty();
        return quick.orElseGet(() -> noted(fromTheStart(heads, sightings, known)));
    }

    /** What was found from the start says how the next visits may go. */
    private AuditReport noted(AuditReport report) {
        visits().lookedAtAll(report.isVerified(), rules());
        return report;
    }

    private Visits visits() {
        return new Visits(repository);
    }

    /** Empty where nothing is kept, or what came since is not in order: then everything is to be looked at. */
    private Optional<AuditReport> sinceKept(RemoteHeads heads, List<ReleaseSightings.Sighting> sightings) {
        try {
            // By a clock that was ahead then nothing was from the future.
            Instant latest = clock.instant().plus(Clocks.SKEW);
            return kept(heads)
                    .filter(kept -> !kept.state().visitedAt().isAfter(latest))
                    .flatMap(kept -> since(kept, heads, sightings))
                    .filter(AuditReport::isVerified);
        } catch (NotVerified e) {
            return Optional.empty();
        }
    }

    private Optional<AuditReport> since(
            KeptStates.Kept kept, RemoteHeads heads, List<ReleaseSightings.Sighting> sightings) {
        VerifiedState state = kept.state();
        Sha tip = state.audit().tip();
        Optional<Sha> remembered = repository.rememberedTip();
        // What was remembered before the state was kept is part of it; what later, has to come by.
        boolean seen = remembered.filter(sha -> repository.has(sha) && repository.isAncestor(sha, tip)).isPresent();
        LogVerifier verifier = LogVerifier.after(
                state.audit(), kept.parts(), path -> repository.find(tip, path).isPresent(), layout(),
                repository.branches().production(), remembered, seen,
                clock.instant());
        EvidenceTrust trust = trusting(new SignatureTrust(
                signatures, Optional.empty(), seenWithout(state), lastVisit(), state.trust(), clock.instant()));
        try (BlobReader blobs = repository.blobs()) {
            CommitReading reading = new CommitReading(
                    new LogVersions(repository, blobs, heads.evidence(), Optional.empty(), layout().log(), true),
                    new EvidenceSoFar(repository, blobs, Optional.of(tip)), trust,
                    new CheckpointAudit(new RecordedChanges(layout()), state.chain()), judge.get());
            return run(verifier, reading, repository.historyAfter(tip, heads.evidence().orElseThrow()),
                    Optional.of(kept), heads, sightings, Purpose.VISIT)
                    .map(report -> report.knowing(new ReadWhenAsked<>(() -> knownGood(report, heads))));
        }
    }

    private EvidenceTrust trusting(SignatureTrust signing) {
        return new EvidenceTrust(signing, repository.branches().production());
    }

    private List<Visit> lastVisit() {
        return repository.lastVisit().stream().toList();
    }

    /** Nothing where the clock was ahead then: it says when nothing was. */
    private Instant seenWithout(VerifiedState state) {
        return Stream.concat(
                        Stream.of(state.visitedAt()),
                        lastVisit().stream().filter(visit -> visit.tip().equals(state.audit().tip())).map(Visit::at))
                .filter(at -> !at.isAfter(clock.instant()))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** Where what was kept turns out to be damaged, all is looked at: somebody wants to go back. */
    private List<KnownGood> knownGood(AuditReport report, RemoteHeads heads) {
        try {
            return List.copyOf(report.knownGood());
        } catch (NotVerified e) {
            return fromTheStart(heads, List.of(), repository.rememberedTip()).knownGood();
        }
    }

    private AuditReport fromTheStart(
            RemoteHeads heads, List<ReleaseSightings.Sighting> sightings, Optional<Sha> known) {
        return fromTheStart(heads, sightings, known, Purpose.VISIT);
    }

    private AuditReport fromTheStart(
            RemoteHeads heads, List<ReleaseSightings.Sighting> sightings, Optional<Sha> known, Purpose purpose) {
        return fromTheStart(heads, sightings, known, purpose, true)
                .orElseGet(() -> fromTheStart(heads, sightings, known, purpose, false).orElseThrow());
    }

    /**
     * @param isTrusting whether versions of the log are taken for what they seem, and proven together at the end, which
     *     is quicker
     * @return empty where they were not that
     */
    private Optional<AuditReport> fromTheStart(
            RemoteHeads heads, List<ReleaseSightings.Sighting> sightings, Optional<Sha> known, Purpose purpose,
            boolean isTrusting) {
        Optional<Sha> remembered = repository.rememberedTip();
        LogVerifier verifier = new LogVerifier(
                layout(), repository.branches().production(), remembered, clock.instant());
        if (heads.evidence().isEmpty()) {
            return Optional.of(verifier.finish(new ReleaseSightings(heads.production(), sightings)));
        }
        List<Visit> visits = new ArrayList<>(lastVisit());
        kept(heads).map(KeptStates.Kept::state).filter(state -> !state.visitedAt().isAfter(clock.instant()))
                .ifPresent(state -> visits.add(new Visit(state.audit().tip(), state.visitedAt())));
        EvidenceTrust trust = trusting(new SignatureTrust(
                signatures, known, Instant.EPOCH, visits, SignatureTrust.TrustState.none(), clock.instant()));
        try (BlobReader blobs = repository.blobs()) {
            CommitReading reading = new CommitReading(
                    new LogVersions(
                            repository, blobs, heads.evidence(), remembered.filter(tip -> leadsTo(tip, heads)),
                            layout().log(), isTrusting),
                    new EvidenceSoFar(repository, blobs, Optional.empty()), trust,
                    new CheckpointAudit(new RecordedChanges(layout()), CheckpointAudit.CheckpointState.none()),
                    judge.get());
            return run(verifier, reading, repository.history(heads.evidence().get()), Optional.empty(), heads,
                    sightings, purpose);
        }
    }

    private Optional<AuditReport> run(
            LogVerifier verifier, CommitReading reading, History commits, Optional<KeptStates.Kept> before,
            RemoteHeads heads, List<ReleaseSightings.Sighting> sightings, Purpose purpose) {
        // Reading, understanding and judging go on side by side, each a few commits ahead of the next.
        try (commits; BlobReader blobs = repository.blobs();
                ReadAhead<LoadedCommit> loaded = new ReadAhead<>(
                        "reading " + repository.branches().evidence(), AHEAD, LoadedCommit::weight,
                        new CommitLoader(commits, blobs, new RecordedChanges(layout())));
                ReadAhead<BranchCommit> read = new ReadAhead<>(
                        "understanding " + repository.branches().evidence(), AHEAD, BranchCommit::weight,
                        each(loaded, reading::read))) {
            for (int count = 1; read.hasNext(); count++) {
                verifier.accept(read.next());
                if (count % COLLECTED_AFTER == 0) {
                    // What waited fills the old part of the heap, which is not collected by itself while it may grow.
                    System.gc();
                }
            }
        } catch (LockstepError e) {
            verifier.broken(e.getMessage());
        } catch (RuntimeException e) {
            // Nothing that lies on the branch may end the audit; what comes after it was not looked at.
            verifier.broken(Sanitiser.line("it cannot be judged: " + e, 200));
        }
        if (!reading.holds()) {
            return Optional.empty();
        }
        boolean mayBeSigned = verifier.isInUse() && purpose == Purpose.VISIT;
        (mayBeSigned ? reading.unbound() : reading.astray()).ifPresent(verifier::accept);
        Optional<AuditState> state = verifier.state()
                .filter(audit -> purpose == Purpose.VISIT && isWorthKeeping(audit, before));
        AuditReport report = verifier.finish(new ReleaseSightings(heads.production(), sightings));
        // Last: to finish asks for more of what was kept, and what was asked for is kept anew.
        Optional<AuditState.Known> known = state.map(audit -> verifier.known());
        state.filter(audit -> report.isVerified()).ifPresent(audit ->
                states().keep(reading.state(clock.instant(), audit), known.orElseThrow(), before));
        return Optional.of(report);
    }

    private static <T, R> Iterator<R> each(Iterator<T> values, Function<T, R> mapping) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return values.hasNext();
            }

            @Override
            public R next() {
                return mapping.apply(values.next());
            }
        };
    }

    private boolean isWorthKeeping(AuditState audit, Optional<KeptStates.Kept> before) {
        return before.isEmpty() || audit.commits() - before.get().state().audit().commits() >= keepAfter;
    }

    private Optional<KeptStates.Kept> kept(RemoteHeads heads) {
        return states().read().filter(kept -> leadsTo(kept.state().audit().tip(), heads));
    }

    private KeptStates states() {
        return new KeptStates(repository, rules());
    }

    private EvidenceLayout layout() {
        boolean dedicated = !repository.branches().evidence().equals(repository.branches().staging());
        return new EvidenceLayout(paths.log(), dedicated);
    }

    private String rules() {
        String signers = signatures.allowed().map(allowed -> Sha256.of(allowed.content()).hex()).orElse("none");
        String all = String.join("\n", RULES, layout().toString(), repository.branches().toString(), signers,
                String.valueOf(signatures.required()), signatures.after().map(Sha::hex).orElse("all"));
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** Along first parents, as the audit goes: whoever pushes can make any commit a second parent of theirs. */
    private boolean leadsTo(Sha known, RemoteHeads heads) {
        return heads.evidence().filter(tip -> repository.has(known)
                && repository.onFirstParents(tip, Set.of(known)).contains(known)).isPresent();
    }
}
