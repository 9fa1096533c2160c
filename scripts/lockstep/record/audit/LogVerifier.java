package lockstep.record.audit;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import lockstep.base.release.Clocks;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.audit.EvidenceFact.RecordedCorrection;
import lockstep.record.audit.EvidenceFact.RecordedIntent;
import lockstep.record.audit.EvidenceFact.RecordedOutcome;
import lockstep.record.audit.EvidenceFact.RecordedSetFile;
import lockstep.record.audit.EvidenceFact.RecordedTruth;
import lockstep.record.audit.EvidenceFact.RunFact;
import lockstep.record.audit.EvidenceFact.Unbound;
import lockstep.record.audit.EvidenceFact.Untrustworthy;
import lockstep.record.audit.FileChange.Kind;
import lockstep.record.audit.ReleaseSightings.Sighting;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.PathRole;
import lockstep.record.layout.TruthPlaces;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.truth.LoggedMove;

/**
 * Verifies a release log by its history: takes the commits of the evidence branch one by one, along first parents,
 * oldest first, and never looks back. Pure; time and memory grow with the number of entries, and the bytes of the log
 * pass through once.
 */
public final class LogVerifier {

    private static final int MOST_OF_SETS = 100_000;

    private final EvidenceLayout shape;
    private final String production;
    private final Optional<Sha> rememberedTip;
    private final Violations violations = new Violations();
    private final Recollection recollection = new Recollection(this::restore, this::restore, this::same);
    private final EvidenceIndex evidence = new EvidenceIndex(recollection);
    private final LogAudit log;
    private final IntentAudit intents;
    private final Map<String, Sha> sets = new HashMap<>();
    private final TruthAudit truth = new TruthAudit(violations);
    private Optional<Sha> previous = Optional.empty();
    private boolean rememberedTipSeen;
    private boolean grewOnly = true;
    private final Instant now;
    private long commits;

    /**
     * @param production the branch that moves are of
     * @param rememberedTip the tip of the branch at the last visit, which must come by
     * @param now nothing can have been recorded after it
     */
    public LogVerifier(EvidenceLayout shape, String production, Optional<Sha> rememberedTip, Instant now) {
        this.production = production;
        this.shape = shape;
        this.rememberedTip = rememberedTip;
        this.now = now;
        this.log = new LogAudit(shape, production, evidence, violations, recollection);
        this.intents = new IntentAudit(production, evidence, log, violations);
    }

    /**
     * Goes on after what was verified before.
     *
     * @param parts what was known then of releases and commits
     * @param known whether a file of evidence was there at that commit
     */
    public static LogVerifier after(
            AuditState state, EarlierParts parts, Predicate<String> known, EvidenceLayout shape, String production,
            Optional<Sha> rememberedTip, boolean rememberedTipSeen, Instant now) {
        LogVerifier verifier = new LogVerifier(shape, production, rememberedTip, now);
        verifier.recollection.from(parts);
        verifier.evidence.restore(state.isInUse(), known);
        verifier.log.restore(state.log());
        verifier.truth.restore(state.truth());
        verifier.commits = state.commits();
        verifier.previous = Optional.of(state.tip());
        verifier.rememberedTipSeen = rememberedTipSeen;
        return verifier;
    }

    /**
     * What is known now, to go on from later and to be written before anything else comes; empty where something was
     * found, is open or unfinished, and where evidence ever did anything but grow, which an adoption forgives.
     */
    public Optional<AuditState> state() {
        return !grewOnly || violations.found() > 0 || !evidence.open().isEmpty() || previous.isEmpty()
                ? Optional.empty()
                : log.snapshot().map(state -> new AuditState(
                        previous.get(), commits, evidence.isInUse(), state, truth.told()));
    }

    /** What is known of releases and commits so far; of what was before, no more than was asked about. */
    public AuditState.Known known() {
        Set<ReleaseId> releases = evidence.releases();
        releases.addAll(log.releases());
        Set<Sha> commits = log.commits();
        commits.addAll(evidence.commits());
        return new AuditState.Known(releases, this::known, commits, this::known);
    }

    private KnownRelease known(ReleaseId id) {
        return new KnownRelease(id, evidence.begun(id), evidence.intent(id), log.releases().contains(id));
    }

    private KnownCommit known(Sha commit) {
        return new KnownCommit(
                commit, evidence.runs(commit), log.explains(commit), log.history().standing(commit),
                log.trusted().standing(commit));
    }

    private ReleaseId same(ReleaseId release) {
        return evidence.same(release);
    }

    private void restore(KnownRelease known) {
        evidence.restore(known);
        log.restore(known);
    }

    private void restore(KnownCommit known) {
        evidence.restore(known);
        log.restore(known);
    }

    public void accept(BranchCommit commit) {
        String where = "commit " + commit.sha();
        commits++;
        lineage(commit, where);
        Optional<Instant> ahead = commit.when()
                .filter(when -> now.isBefore(Instant.MAX) && when.isAfter(now.plus(Clocks.FARTHEST_AHEAD)));
        ahead.ifPresent(when -> violations.add(AuditRule.NOT_FROM_THE_FUTURE, where, "it is dated " + when));
        commit.changes().forEach(change -> file(change, where, commit.isBound()));
        commit.evidence().stream().filter(fact -> !(fact instanceof Unbound)).forEach(fact -> fact(fact, commit));
        commit.log().forEach(change -> log.accept(change, where, commits, commit, ahead.isPresent()));
        truth(commit);
        evidence.forgetOutcomes();
        // Last: what else is wrong says more.
        commit.evidence().stream().filter(Unbound.class::isInstance).forEach(this::fault);
        rememberedTipSeen |= rememberedTip.equals(Optional.of(commit.sha()));
        previous = Optional.of(commit.sha());
    }

    private void truth(BranchCommit commit) {
        Optional<LoggedMove> last = log.lastMove();
        truth.accept(commit, last, log.lastEntryAt() == commits, last.map(LoggedMove::id).flatMap(evidence::outcome));
    }

    /** No more commits come. */
    public AuditReport finish(ReleaseSightings sightings) {
        log.end();
        rememberedTip.filter(tip -> !rememberedTipSeen).ifPresent(tip -> violations.add(
                AuditRule.TIP_REMEMBERED, "commit " + tip,
                "the tip of the branch that this clone verified last is no longer in its history"));
        List<RecordedIntent> open = evidence.open();
        open.forEach(intent -> intents.untested(intent, commits));
        passedOver(open);
        truth.finish(log.lastMove());
        head(sightings.head(), open);
        sightings.earlier().forEach(sighting -> sighting(sighting, open));
        Optional<ReleaseId> openId = open.isEmpty() ? Optional.empty() : Optional.of(open.getLast().id());
        return new AuditReport(
                commits, log.entries(), log.others(), violations.kept(), violations.found(), openId,
                open.stream().collect(Collectors.toMap(RecordedIntent::id, RecordedIntent::sha256)),
                log.trusted().standing(), new ReadWhenAsked<>(log.trusted()::knownGood), log.adoption(),
                violations.rules(), violations.changedApprovals(), sets, log.ahead());
    }

    private void lineage(BranchCommit commit, String where) {
        Optional<Sha> parent = commit.parents().stream().findFirst();
        if (!parent.equals(previous)) {
            violations.add(AuditRule.WHOLE_HISTORY, where, previous.isEmpty()
                    ? "history begins at a commit that has a parent: it is cut off"
                    : "its parent is not the commit before it");
        }
        if (shape.dedicated() && commit.parents().size() > 1) {
            violations.add(AuditRule.BRANCH_LINEAR, where, "a merge can mix two logs into one that nobody wrote");
        }
    }

    /** The branch cannot be read any further. */
    public void broken(String why) {
        violations.add(AuditRule.WHOLE_HISTORY, "after " + previous.map(sha -> "commit " + sha).orElse("nothing"), why);
    }

    /** What is wrong and belongs to no commit. */
    public void accept(EvidenceFact fault) {
        fault(fault);
    }

    /** Whether anything is recorded that somebody could rest on. */
    public boolean isInUse() {
        return log.entries() > 0 || evidence.isInUse();
    }

    private void file(FileChange change, String where, boolean bound) {
        String path = change.path();
        Kind kind = change.kind();
        PathRole role = shape.role(path);
        boolean stray = bound && (role == PathRole.STRAY || role == PathRole.FOREIGN && shape.dedicated());
        if (kind != Kind.DELETED && (role == PathRole.MISLEADING || stray)) {
            violations.add(AuditRule.KNOWN_PATH, where, path + (role == PathRole.MISLEADING
                    ? " looks like a part of the record, but is not" : " is not something that Lockstep records"));
        }
        if (role == PathRole.CHECKPOINT) {
            return;
        }
        if (role == PathRole.TRUTH) {
            switch (kind) {
                case ADDED, MODIFIED -> { }
                case DELETED -> truth.gone(path, "it was deleted");
                case NOT_A_PLAIN_FILE -> truth.gone(path, "it is not a plain file");
            }
            return;
        }
        if (shape.isLog(path)) {
            if (kind == Kind.NOT_A_PLAIN_FILE) {
                violations.add(AuditRule.LOG_APPEND_ONLY, where, path + " is no longer a plain file");
            }
        } else if (kind == Kind.ADDED) {
            evidence.addFile(path, EvidenceLayout.releaseOf(path), commits, EvidenceLayout.isEvidence(path));
        } else if (EvidenceLayout.isEvidence(path) || TruthPlaces.isCorrection(path) || shape.dedicated()) {
            grewOnly = false;
            violations.addChanged(where, path, switch (kind) {
                case MODIFIED -> " was changed";
                case DELETED -> " was deleted";
                case NOT_A_PLAIN_FILE -> " is not a plain file";
                case ADDED -> " was added";
            });
        }
    }

    private void fault(EvidenceFact fact) {
        switch (fact) {
            case Untrustworthy(String path, String why) -> violations.add(AuditRule.EVIDENCE_TRUSTWORTHY, path, why);
            case Unbound(String path, String why) -> violations.add(AuditRule.CHECKPOINT_TRUE, path, why);
            case RunFact run -> { }
            case RecordedIntent intent -> { }
            case RecordedOutcome outcome -> { }
            case RecordedTruth truth -> { }
            case RecordedCorrection correction -> { }
            case RecordedSetFile file -> { }
        }
    }

    private void fact(EvidenceFact fact, BranchCommit commit) {
        fault(fact);
        switch (fact) {
            case RunFact run -> evidence.addRun(run, commits);
            case RecordedOutcome outcome -> evidence.addOutcome(outcome);
            case Untrustworthy untrustworthy -> { }
            case Unbound unbound -> { }
            case RecordedTruth truth -> { }
            case RecordedCorrection correction -> { }
            case RecordedSetFile file -> setFile(file, commit);
            case RecordedIntent intent -> {
                if (!EvidenceLayout.releaseOf(intent.path()).equals(Optional.of(intent.id()))) {
                    violations.add(AuditRule.EVIDENCE_TRUSTWORTHY, intent.path(), "it is the intent of " + intent.id());
                } else if (!evidence.addIntent(intent)) {
                    violations.add(AuditRule.EVIDENCE_ADD_ONLY, intent.path(), "a second intent of " + intent.id());
                } else {
                    log.begun(intent.id(), commit.when());
                    intents.accept(intent, commit, commits);
                }
            }
        }
    }

    /** The first that is in order counts, whatever is done to it later. */
    private void setFile(RecordedSetFile file, BranchCommit commit) {
        boolean isBound = commit.evidence().stream().noneMatch(Unbound.class::isInstance);
        if ((file.isVouchedFor() || isBound) && sets.size() < MOST_OF_SETS) {
            sets.putIfAbsent(file.path(), commit.sha());
        }
    }

    /** One intent may be open, the last; nothing else may have been recorded since. */
    private void passedOver(List<RecordedIntent> open) {
        for (RecordedIntent intent : open) {
            boolean last = intent == open.getLast();
            if (!last || log.lastEntryAt() > evidence.begun(intent.id()).orElse(commits)) {
                violations.add(AuditRule.INTENT_FINISHED, intent.path(),
                        intent.id() + " was started and has no entry, although later moves have one");
            }
        }
    }

    private void head(Optional<Sha> head, List<RecordedIntent> open) {
        Optional<Sha> logged = log.history().standing();
        boolean intended = head.isPresent() && isTarget(head.get(), open);
        if (!intended && !head.equals(logged)) {
            violations.add(AuditRule.RELEASE_EXPLAINED, production, "it is at " + AuditWords.head(head)
                    + ", but the release log says " + AuditWords.head(logged));
        }
    }

    private void sighting(Sighting sighting, List<RecordedIntent> open) {
        Instant start = log.adoption().map(AdoptionEntry::when).orElse(Instant.MIN);
        boolean judged = !sighting.when().isBefore(start);
        if (judged && !log.explains(sighting.sha()) && !isTarget(sighting.sha(), open)) {
            violations.add(AuditRule.RELEASE_EXPLAINED, sighting.where(), production + " stood at " + sighting.sha()
                    + " on " + sighting.when() + ", and no entry says why");
        }
    }

    private static boolean isTarget(Sha sha, List<RecordedIntent> open) {
        return open.stream().anyMatch(intent -> intent.target().equals(sha));
    }
}
