package lockstep.record.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.BranchCommit;
import lockstep.record.audit.BranchShape;
import lockstep.record.audit.EvidenceFact;
import lockstep.record.audit.FileChange;
import lockstep.record.audit.LogVerifier;
import lockstep.record.audit.ReleaseSightings;
import lockstep.record.audit.VolumeChange;
import lockstep.record.journal.JournalPaths;
import lockstep.record.signature.Signatures;
import lockstep.repository.git.History;
import lockstep.repository.git.HistoryCommit;
import lockstep.repository.git.PathChange;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;

/**
 * Verifies the evidence branch from its first commit to its tip. Reads only what was fetched.
 *
 * @param signatures whose count
 */
public record BranchVerification(ReleaseRepository repository, JournalPaths paths, Signatures signatures) {

    /** All of it. */
    public AuditReport verify(RemoteHeads heads, List<ReleaseSightings.Sighting> sightings) {
        return verify(heads, sightings, trust(Optional.empty()));
    }

    /**
     * All but the signatures that were there when this clone last found the branch in order: each costs two
     * processes.
     */
    public AuditReport verifyFromLastVisit(RemoteHeads heads) {
        return verify(heads, List.of(), trust(repository.rememberedTip()));
    }

    private EvidenceTrust trust(Optional<Sha> known) {
        return new EvidenceTrust(signatures, repository.branches().production(), known);
    }

    private AuditReport verify(RemoteHeads heads, List<ReleaseSightings.Sighting> sightings, EvidenceTrust trust) {
        boolean dedicated = !repository.branches().evidence().equals(repository.branches().staging());
        BranchShape shape = new BranchShape(paths.log(), JournalPaths.FOLDER, dedicated);
        LogVerifier verifier = new LogVerifier(shape, repository.rememberedTip());
        EvidenceSoFar files = new EvidenceSoFar(repository);
        LogVersions versions = new LogVersions(repository, heads.evidence(), paths.log());
        heads.evidence().ifPresent(tip -> {
            try (History history = repository.history(tip)) {
                history.forEachRemaining(commit -> verifier.accept(commit(commit, versions, files, trust)));
            }
        });
        return verifier.finish(new ReleaseSightings(heads.production(), sightings));
    }

    private BranchCommit commit(HistoryCommit commit, LogVersions versions, EvidenceSoFar files, EvidenceTrust trust) {
        List<FileChange> changes = new ArrayList<>();
        List<EvidenceFact> facts = new ArrayList<>();
        List<VolumeChange> log = new ArrayList<>();
        EvidenceReading reading = new EvidenceReading(files, trust, commit.commit());
        files.next(commit.changes());
        for (PathChange change : commit.changes()) {
            changes.add(new FileChange(change.path(), kind(change)));
            versions.change(change).ifPresent(log::add);
            if (change instanceof PathChange.Added added) {
                reading.read(added.path(), added.content()).ifPresent(facts::add);
            }
        }
        versions.passed(commit.commit().sha());
        trust.passed(commit.commit().sha());
        return new BranchCommit(commit.commit().sha(), commit.commit().parents(), changes, log, facts);
    }

    private static FileChange.Kind kind(PathChange change) {
        return switch (change) {
            case PathChange.Added added -> FileChange.Kind.ADDED;
            case PathChange.Modified modified when modified.before().equals(modified.content()) ->
                    FileChange.Kind.NOT_A_PLAIN_FILE;
            case PathChange.Modified modified -> FileChange.Kind.MODIFIED;
            case PathChange.Deleted deleted -> FileChange.Kind.DELETED;
        };
    }
}
