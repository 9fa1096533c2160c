package lockstep.record.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.digest.Sha256;
import lockstep.record.audit.AuditState;
import lockstep.record.audit.BranchCommit;
import lockstep.record.audit.EvidenceFact;
import lockstep.record.audit.FileChange;
import lockstep.record.audit.LogChange;
import lockstep.record.audit.VolumeChange;
import lockstep.record.journal.Intent;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.TruthPlaces;
import lockstep.repository.git.CommitSummary;
import lockstep.repository.git.HistoryCommit;
import lockstep.repository.tree.PathChange;
import lockstep.repository.tree.TreeFile;

/** Turns what git has of a commit into what the audit judges. */
final class CommitReading {

    /** In bytes, by which one commit can make the log grow. */
    private static final long MOST_GROWN = 32L << 20;

    private final LogVersions versions;
    private final EvidenceSoFar files;
    private final EvidenceTrust trust;
    private final CheckpointAudit checkpoints;
    private final PassageJudge judge;

    CommitReading(
            LogVersions versions, EvidenceSoFar files, EvidenceTrust trust, CheckpointAudit checkpoints,
            PassageJudge judge) {
        this.versions = versions;
        this.files = files;
        this.trust = trust;
        this.checkpoints = checkpoints;
        this.judge = judge;
    }

    BranchCommit read(LoadedCommit loaded) {
        HistoryCommit history = loaded.commit();
        CommitSummary commit = history.commit();
        List<FileChange> changes = new ArrayList<>();
        List<EvidenceFact> facts = new ArrayList<>();
        List<VolumeChange> log = new ArrayList<>();
        boolean bound = checkpoints.hasBegun();
        EvidenceTrust.Moment at = new EvidenceTrust.Moment(commit.when(), bound, checkpoints.note());
        files.next(loaded);
        long grown = 0;
        for (PathChange change : history.changes()) {
            changes.add(new FileChange(change.path(), kind(change)));
            Optional<VolumeChange> volume = grown <= MOST_GROWN
                    ? versions.change(change)
                    : versions.tooMuch(change, MOST_GROWN);
            grown += volume.map(VolumeChange::change).map(LogChange::held).orElse(0L);
            volume.ifPresent(log::add);
        }
        // As a folder is read, the second volume comes before the first: an adoption may write both.
        log.sort(Comparator.comparingInt(VolumeChange::volume));
        // The checkpoint first: it digests every file, which an outcome is held against.
        List<EvidenceFact> faults = checkpoints.accept(history, this::digest, files, trust.signatures());
        EvidenceReading reading = new EvidenceReading(
                files, trust, at, checkpoints.isDedicated(),
                intent -> judge.breaches(intent, recorded(intent, commit, bound)));
        Set<String> named = new HashSet<>();
        for (PathChange change : history.changes()) {
            if (change instanceof PathChange.Added(String path, TreeFile content)) {
                reading.read(path, content).ifPresent(fact -> {
                    facts.add(fact);
                    named.add(path);
                });
            }
            if (TruthPlaces.isAny(change.path())) {
                change.after().flatMap(content -> reading.truth(change.path(), content)).ifPresent(facts::add);
            }
        }
        files.unreadable().forEach((path, why) -> {
            if (!named.contains(path)) {
                facts.add(new EvidenceFact.Untrustworthy(path, why));
            }
        });
        facts.addAll(faults);
        versions.passed(commit.sha());
        trust.signatures().passed(commit.sha(), commit.when());
        return new BranchCommit(
                commit.sha(), commit.parents(), Optional.of(commit.when()), bound || checkpoints.hasBegun(), changes,
                log, facts);
    }

    private PassageJudge.Recorded recorded(Intent intent, CommitSummary commit, boolean bound) {
        return new PassageJudge.Recorded(
                commit.sha(), files.read(EvidenceLayout.policy(intent.id())),
                files.read(EvidenceLayout.requirements(intent.id())), files.read(EvidenceLayout.change(intent.id())),
                bound);
    }

    /** What is not signed, has to be, and no signed checkpoint binds: the first of it. */
    Optional<EvidenceFact> unbound() {
        return trust.signatures().unbound().stream().findFirst();
    }

    /** The same of a commit that never came by, which nothing that is signed later makes come. */
    Optional<EvidenceFact> astray() {
        return trust.signatures().astray().stream().findFirst();
    }

    /** Whether what was taken on trust has been proven; asked for at the end. */
    boolean holds() {
        return versions.hold();
    }

    VerifiedState state(Instant now, AuditState audit) {
        return new VerifiedState(now, audit, checkpoints.state(), trust.signatures().state());
    }

    private Optional<Sha256> digest(String path, TreeFile file) {
        return versions.isVolume(path) ? versions.digest(path, file) : files.digest(path, file);
    }

    private static FileChange.Kind kind(PathChange change) {
        return switch (change) {
            case PathChange.Added added when added.content().isPlain() -> FileChange.Kind.ADDED;
            case PathChange.Modified modified when modified.content().isPlain() && modified.old().isPlain() ->
                FileChange.Kind.MODIFIED;
            case PathChange.Deleted deleted -> FileChange.Kind.DELETED;
            default -> FileChange.Kind.NOT_A_PLAIN_FILE;
        };
    }
}
