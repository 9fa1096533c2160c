package lockstep.release.site;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.error.LockstepError;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.attestation.DecisionStatement;
import lockstep.record.attestation.StatementReader;
import lockstep.record.document.RecordedDocument;
import lockstep.record.journal.Intent;
import lockstep.record.journal.IntentJson;
import lockstep.record.journal.JournalView;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LogEntry;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.Namespace;
import lockstep.record.signature.SignatureStatus;
import lockstep.record.signature.SshKeygen;
import lockstep.repository.git.BlobId;
import lockstep.repository.git.ReleaseRepository;

/**
 * Follows {@code release} through the log, from one file of allowed signers to the next: one counts from the move on
 * that brought it and that somebody signed who counted before. The first that anybody signed is held to itself and to
 * the file on the disk.
 */
final class SignersChain {

    private final SignersFile file;
    private final ReleaseRepository repository;
    private final SshKeygen keygen;
    private final Sha evidence;
    private final Optional<SignersInForce.Known> known;
    private final byte[] disk;
    private byte[] counting = new byte[0];
    private Optional<BlobId> blob = Optional.empty();
    private Optional<Sha> place;
    private Optional<ReleaseId> last = Optional.empty();
    private Instant earliest;
    private boolean isUnfounded;

    /**
     * @param known where this clone found a file to count before: nothing older is asked again
     * @param disk the file on the disk
     */
    SignersChain(
            SignersFile file, ReleaseRepository repository, SshKeygen keygen, Sha evidence,
            Optional<SignersInForce.Known> known, byte[] disk) {
        this.file = file;
        this.repository = repository;
        this.keygen = keygen;
        this.evidence = evidence;
        this.known = known;
        this.disk = disk.clone();
        this.place = known.map(SignersInForce.Known::commit);
        this.earliest = known.map(SignersInForce.Known::at).orElse(Instant.EPOCH);
        place.ifPresent(this::count);
    }

    /** The newest commit whose file counts; empty where none was brought by anybody who counts. */
    Optional<Sha> place() {
        return place;
    }

    /**
     * @param release the head, which a move that is not over may have brought
     * @param now what is dated later says nothing of when
     */
    void follow(JournalView journal, Sha release, Instant now) {
        boolean isAfter = known.isEmpty();
        for (LogEntry entry : journal.reading().entries()) {
            Optional<Sha> to = to(entry);
            if (isAfter && to.isPresent()) {
                entry.releaseId().ifPresent(id -> move(id, to.get()));
            }
            isAfter |= to.isPresent() && to.equals(known.map(SignersInForce.Known::commit));
            entry.releaseId().map(id -> id.minute().toInstant(ZoneOffset.UTC))
                    .filter(minute -> minute.isAfter(earliest) && !minute.isAfter(now))
                    .ifPresent(minute -> earliest = minute);
        }
        if (isAfter) {
            journal.open().stream().filter(intent -> intent.target().equals(release))
                    .forEach(intent -> move(intent.id(), release));
        }
    }

    private static Optional<Sha> to(LogEntry entry) {
        return switch (entry) {
            case PromotionEntry promotion -> Optional.of(promotion.commit());
            case RollbackEntry rollback -> Optional.of(rollback.to());
            default -> Optional.empty();
        };
    }

    private void move(ReleaseId id, Sha to) {
        // Ids only grow: a move that is told again brings nothing back.
        boolean isNew = last.filter(before -> before.compareTo(id) >= 0).isEmpty();
        Optional<BlobId> next = isNew && repository.has(to) ? file.find(to, repository) : Optional.empty();
        if (next.isEmpty() || isUnfounded) {
            return;
        }
        if (place.isEmpty()) {
            found(id, to);
        } else if (next.equals(blob)) {
            place = Optional.of(to);
        } else if (isSigned(id, to, counting)) {
            reached(id, to);
        }
    }

    /** What nobody signed, founds nothing; what somebody signed who is not on the disk is where it ends. */
    private void found(ReleaseId id, Sha to) {
        if (read(EvidenceLayout.signature(EvidenceLayout.decision(id))).isEmpty()) {
            return;
        }
        isUnfounded = file.at(to, repository)
                .filter(own -> isSigned(id, to, own) && isSigned(id, to, disk)).isEmpty();
        if (!isUnfounded) {
            reached(id, to);
        }
    }

    private void reached(ReleaseId id, Sha to) {
        place = Optional.of(to);
        last = Optional.of(id);
        count(to);
    }

    private void count(Sha commit) {
        blob = file.find(commit, repository);
        file.at(commit, repository).ifPresent(lines -> counting = lines);
    }

    private boolean isSigned(ReleaseId id, Sha to, byte[] by) {
        try {
            String path = EvidenceLayout.decision(id);
            Optional<byte[]> decision = read(path);
            Optional<byte[]> json = read(EvidenceLayout.intent(id));
            if (decision.isEmpty() || json.isEmpty()
                    || !(StatementReader.read(decision.get(), path) instanceof DecisionStatement said)) {
                return false;
            }
            Intent intent = IntentJson.read(json.get(), EvidenceLayout.intent(id));
            return said.release().equals(id) && said.commit().equals(to) && intent.target().equals(to)
                    && said.intent().equals(Sha256.of(json.get()))
                    && AllowedSigners.of(by, keygen, Namespace.EVIDENCE)
                            .check(decision.get(), read(EvidenceLayout.signature(path)), at(intent.since()))
                            instanceof SignatureStatus.Verified;
        } catch (LockstepError e) {
            return false;
        }
    }

    private Optional<byte[]> read(String path) {
        return repository.readable(evidence, path, RecordedDocument.LARGEST);
    }

    /** Not before what the log has before it, nor before this clone last looked: a key that has ended dates back. */
    private Instant at(Instant since) {
        return since.isBefore(earliest) ? earliest : since;
    }
}
