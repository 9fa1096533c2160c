package lockstep.record.journal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import lockstep.base.digest.Sha256;
import lockstep.base.error.LockstepError;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.attestation.OutcomeStatement;
import lockstep.record.attestation.StatementReader;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LogVolumes;
import lockstep.record.signature.Signatures;
import lockstep.repository.git.ReleaseRepository;

/**
 * Whether the newest release has ended. An entry alone proves nothing: anybody who may push can append one. An end is
 * an outcome, a statement that was made for it, and its entry, with a signature where its beginning has one and
 * signatures are required. Whose it is says the audit: a key that was taken away since makes nothing open again. What
 * once ended so is over, whatever becomes of its record: a rollback must not have to wait for it.
 */
record RecordedEnd(ReleaseRepository repository, Signatures signatures, ReleaseId id) {

    private static final int LARGEST_FILE = 4 << 20;

    boolean isOver(Sha tip, boolean logged) {
        boolean claimed = logged || has(tip, EvidenceLayout.outcomeStatement(id));
        if (!claimed || !has(tip, EvidenceLayout.CHECKPOINT)) {
            return claimed;
        }
        boolean signed = asksForSignatures() && has(tip, decisionSignature());
        return has(tip, EvidenceLayout.decision(id)) && isTrue(tip, signed) || everWas(tip, logged);
    }

    private boolean has(Sha commit, String path) {
        return repository.find(commit, path).isPresent();
    }

    private String decisionSignature() {
        return EvidenceLayout.signature(EvidenceLayout.decision(id));
    }

    private boolean asksForSignatures() {
        return signatures.required() && signatures.allowed().isPresent();
    }

    /** From the oldest commit on, so that what somebody took away later still counts. */
    private boolean everWas(Sha tip, boolean logged) {
        try {
            EndSoFar known = EndSoFar.kept(repository, id, asksForSignatures()).filter(end -> leadsTo(end.seen(), tip))
                    .orElseGet(() -> EndSoFar.unseen(id, asksForSignatures()));
            EndSoFar end = known.isOver() ? known : upTo(tip, known);
            if (!end.equals(known)) {
                end.keepIn(repository);
            }
            // Without a decision: as it was before there were statements.
            return end.isOver() || logged && !end.hasDecision();
        } catch (LockstepError e) {
            return logged;
        }
    }

    private boolean leadsTo(Optional<Sha> seen, Sha tip) {
        return seen.filter(commit -> repository.onFirstParents(tip, Set.of(commit)).contains(commit)).isPresent();
    }

    private EndSoFar upTo(Sha tip, EndSoFar known) {
        boolean hasDecision = known.hasDecision();
        boolean isSigned = known.isSigned();
        for (Sha commit : repository.commitsThatChanged(EvidenceLayout.of(id), known.seen(), tip)) {
            hasDecision |= has(commit, EvidenceLayout.decision(id));
            isSigned |= has(commit, decisionSignature());
            if (isTrue(commit, isSigned && asksForSignatures())) {
                return known.at(tip, hasDecision, isSigned, true);
            }
        }
        return known.at(tip, hasDecision, isSigned, false);
    }

    private boolean isTrue(Sha commit, boolean signed) {
        String path = EvidenceLayout.outcomeStatement(id);
        try {
            Optional<byte[]> document = repository.read(commit, path, LARGEST_FILE);
            Optional<Sha256> outcome =
                    repository.read(commit, EvidenceLayout.outcome(id), LARGEST_FILE).map(Sha256::of);
            return document.isPresent()
                    && StatementReader.read(document.get(), path) instanceof OutcomeStatement ended
                    && ended.release().equals(id)
                    && outcome.equals(Optional.of(ended.outcome()))
                    && isLogged(commit, ended.entry().name())
                    && (!signed || has(commit, EvidenceLayout.signature(path)));
        } catch (LockstepError e) {
            return false;
        }
    }

    private boolean isLogged(Sha commit, String volume) {
        return repository.read(commit, volume, LogVolumes.LARGEST)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).contains("release_id: " + id + "\n"))
                .orElse(false);
    }
}
