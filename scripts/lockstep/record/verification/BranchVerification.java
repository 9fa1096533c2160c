package lockstep.record.verification;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Sha;
import lockstep.layout.EvidenceLayout;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.EvidenceFact;
import lockstep.record.audit.LogVerifier;
import lockstep.record.audit.ReleaseSightings;
import lockstep.record.signature.Signatures;
import lockstep.repository.git.History;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;

/**
 * Verifies the evidence branch from its first commit to its tip. Reads only what was fetched, and never fails for what
 * it reads.
 *
 * @param signatures whose count
 * @param clock nothing can have been recorded later than it says
 */
public record BranchVerification(
        ReleaseRepository repository, EvidenceLayout paths, Signatures signatures, InstantSource clock) {

    public BranchVerification(ReleaseRepository repository, EvidenceLayout paths, Signatures signatures) {
        this(repository, paths, signatures, InstantSource.system());
    }

    /** All of it. */
    public AuditReport verify(RemoteHeads heads, List<ReleaseSightings.Sighting> sightings) {
        return verify(heads, sightings, Optional.empty());
    }

    /**
     * All but the signatures that were there when this clone last found the branch in order: each costs two
     * processes.
     */
    public AuditReport verifyFromLastVisit(RemoteHeads heads) {
        return verify(heads, List.of(), repository.rememberedTip());
    }

    private AuditReport verify(
            RemoteHeads heads, List<ReleaseSightings.Sighting> sightings, Optional<Sha> known) {
        boolean dedicated = !repository.branches().evidence().equals(repository.branches().staging());
        EvidenceLayout layout = new EvidenceLayout(paths.log(), dedicated);
        Optional<Sha> remembered = repository.rememberedTip();
        LogVerifier verifier = new LogVerifier(layout, remembered, clock.instant());
        EvidenceTrust trust = new EvidenceTrust(
                signatures, repository.branches().production(), known, Optional.<Instant>empty(),
                EvidenceTrust.TrustState.none());
        Optional<Sha> inOrder = remembered.filter(tip -> leadsTo(tip, heads));
        CommitReading reading = new CommitReading(
                new LogVersions(repository, heads.evidence(), inOrder, layout.log()),
                new EvidenceSoFar(repository, Optional.empty()), trust,
                new CheckpointAudit(new RecordedChanges(layout), CheckpointAudit.CheckpointState.none()));
        try {
            heads.evidence().ifPresent(tip -> {
                try (History history = repository.history(tip)) {
                    history.forEachRemaining(commit -> verifier.accept(reading.read(commit)));
                }
            });
        } catch (LockstepError e) {
            verifier.broken(e.getMessage());
        }
        if (verifier.isInUse()) {
            trust.unbound().stream().limit(1).forEach((EvidenceFact fault) -> verifier.accept(fault));
        }
        return verifier.finish(new ReleaseSightings(heads.production(), sightings));
    }

    private boolean leadsTo(Sha known, RemoteHeads heads) {
        return heads.evidence().isPresent() && repository.has(known)
                && repository.isAncestor(known, heads.evidence().get());
    }
}
