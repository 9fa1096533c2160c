package lockstep.record.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import lockstep.base.digest.Sha256;
import lockstep.base.error.LockstepError;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.attestation.OutcomeStatement;
import lockstep.record.attestation.StatementReader;
import lockstep.record.checkpoint.CheckpointNote;
import lockstep.record.document.RecordedDocument;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LogVolumes;
import lockstep.record.signature.SignatureStatus;
import lockstep.record.signature.Signatures;
import lockstep.repository.git.ReleaseRepository;

/**
 * Which releases have ended. An entry alone proves nothing: anybody who may push can append one. An end is an
 * outcome, a statement that was made for it, and its entry. Where signatures are required it has one, from the first
 * signed checkpoint on or where its beginning has one, by a key that counted when it was recorded: one that was taken
 * away since makes nothing open again. What once ended so is over, whatever becomes of its record: a rollback must not
 * have to wait for it. Up to the commit up to which the team takes the record as it stands, none needs a signature.
 *
 * <p>One is open at a time. So the newest are held to that, back to the first that has ended; of what went before it,
 * it is enough that its end is claimed. Somebody who adds a later release beside a forged end gains nothing: what has
 * no end itself says nothing of the one before.
 */
record RecordedEnds(ReleaseRepository repository, Signatures signatures) {

    /** So many of the newest are held to it: it takes whoever pushes a few bytes to make up another end. */
    private static final int MOST = 1_000;
    /** Where so many newer ones are open, what is not logged is open too: nobody looks at each of a million. */
    private static final int MOST_OPEN = 10_000;

    /**
     * Those that have not.
     *
     * @param begun oldest first
     * @param logged those of an entry
     */
    Set<ReleaseId> open(Sha tip, List<ReleaseId> begun, Set<ReleaseId> logged) {
        Set<ReleaseId> open = new HashSet<>();
        List<ReleaseId> doubtful = new ArrayList<>();
        boolean isSettled = false;
        // Twice as many at a time: whoever damages many costs few walks through history.
        int most = 1;
        int doubted = 0;
        for (ReleaseId id : begun.reversed()) {
            if (!logged.contains(id)
                    && (open.size() >= MOST_OPEN || !has(tip, EvidenceLayout.outcomeStatement(id)))) {
                open.add(id);
            } else if (!isSettled && has(tip, EvidenceLayout.decision(id))
                    && (isTrue(tip, id, asksForSignatures(), () -> repository.madeAt(tip)) || isAccepted(tip, id))) {
                isSettled = true;
            } else if (!isSettled) {
                doubtful.add(id);
                doubted++;
                if (doubtful.size() == most || doubted == MOST) {
                    isSettled = judge(tip, doubtful, logged, open) || doubted == MOST;
                    doubtful.clear();
                    most *= 2;
                }
            }
        }
        judge(tip, doubtful, logged, open);
        return open;
    }

    /** Newest first, up to the first that once ended; whether there is one. */
    private boolean judge(Sha tip, List<ReleaseId> doubtful, Set<ReleaseId> logged, Set<ReleaseId> open) {
        if (doubtful.isEmpty()) {
            return false;
        }
        Optional<EndsSoFar> ends = ends(tip, doubtful);
        for (ReleaseId id : doubtful) {
            if (ends.map(all -> all.isOver(id)).orElse(logged.contains(id))) {
                return true;
            }
            open.add(id);
        }
        return false;
    }

    /** Empty where the history cannot be read. */
    private Optional<EndsSoFar> ends(Sha tip, List<ReleaseId> doubtful) {
        try {
            EndsSoFar known = EndsSoFar.kept(repository, asksForSignatures())
                    .filter(ends -> ends.knows(doubtful) && leadsTo(ends.seen(), tip))
                    .orElseGet(() -> EndsSoFar.unseen(repository, asksForSignatures(), doubtful));
            if (known.seen().equals(Optional.of(tip))) {
                return Optional.of(known);
            }
            EndsSoFar ends = upTo(tip, known);
            ends.keepIn(repository);
            return Optional.of(ends);
        } catch (LockstepError e) {
            return Optional.empty();
        }
    }

    private boolean leadsTo(Optional<Sha> seen, Sha tip) {
        return seen.filter(commit -> repository.onFirstParents(tip, Set.of(commit)).contains(commit)).isPresent();
    }

    /** From the oldest commit on, so that what somebody took away later still counts. */
    private EndsSoFar upTo(Sha tip, EndsSoFar known) {
        EndsSoFar ends = known;
        for (var change : repository.commitsThatChanged(known.paths(), known.seen(), tip)) {
            Sha commit = change.commit();
            boolean bringsCheckpoint = change.paths().contains(EvidenceLayout.CHECKPOINT);
            ends = bringsCheckpoint ? ends.bound() : ends;
            for (ReleaseId id : known.in(change.paths())) {
                EndsSoFar.End end = ends.end(id).seen(ends.isBound(), ends.isSealed() || isSigned(commit, id));
                ends = ends.with(end.isOver() || isTrue(commit, id, end.isSigned(), change::madeAt) ? end.over() : end);
            }
            ends = bringsCheckpoint && !ends.isSealed() && isSealed(commit) ? ends.sealed() : ends;
        }
        return ends.upTo(tip);
    }

    private boolean has(Sha commit, String path) {
        return repository.find(commit, path).isPresent();
    }

    private boolean asksForSignatures() {
        return signatures.required() && signatures.allowed().isPresent();
    }

    private boolean isSigned(Sha commit, ReleaseId id) {
        return asksForSignatures() && has(commit, EvidenceLayout.signature(EvidenceLayout.decision(id)));
    }

    /** From then on the team signs, and what is not signed ends nothing. */
    private boolean isSealed(Sha commit) {
        return asksForSignatures() && repository.read(commit, EvidenceLayout.CHECKPOINT, CheckpointNote.LARGEST)
                .flatMap(CheckpointNote::read).flatMap(CheckpointNote::signature).isPresent();
    }

    /** Whether it had ended where the team takes the record as it stands. */
    private boolean isAccepted(Sha tip, ReleaseId id) {
        return signatures.after()
                .filter(commit -> repository.has(commit) && isTrue(commit, id, false, () -> Instant.MIN))
                .filter(commit -> leadsTo(Optional.of(commit), tip))
                .isPresent();
    }

    private boolean isTrue(Sha commit, ReleaseId id, boolean signed, Supplier<Instant> madeAt) {
        String path = EvidenceLayout.outcomeStatement(id);
        try {
            Optional<byte[]> document = repository.read(commit, path, RecordedDocument.LARGEST);
            Optional<Sha256> outcome =
                    repository.read(commit, EvidenceLayout.outcome(id), RecordedDocument.LARGEST).map(Sha256::of);
            return document.isPresent()
                    && StatementReader.read(document.get(), path) instanceof OutcomeStatement ended
                    && ended.release().equals(id)
                    && outcome.equals(Optional.of(ended.outcome()))
                    && isLogged(commit, id, ended.entry().name())
                    && (!signed || isGenuine(commit, path, document.get(), madeAt));
        } catch (LockstepError e) {
            return false;
        }
    }

    private boolean isGenuine(Sha commit, String path, byte[] document, Supplier<Instant> madeAt) {
        Optional<byte[]> signature =
                repository.read(commit, EvidenceLayout.signature(path), RecordedDocument.LARGEST);
        return signature.isPresent() && signatures.allowed().orElseThrow()
                .check(document, signature, madeAt.get()) instanceof SignatureStatus.Verified;
    }

    private boolean isLogged(Sha commit, ReleaseId id, String volume) {
        return repository.read(commit, volume, LogVolumes.LARGEST)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).contains("release_id: " + id + "\n"))
                .orElse(false);
    }
}
