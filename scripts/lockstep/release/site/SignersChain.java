package lockstep.release.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.LockstepError;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Clocks;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.approval.MoveApproval;
import lockstep.record.approval.PersonalStatement;
import lockstep.record.approval.PersonalStatementReader;
import lockstep.record.attestation.DecisionStatement;
import lockstep.record.attestation.StatementReader;
import lockstep.record.document.RecordedDocument;
import lockstep.record.journal.IntentJson;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.Namespace;
import lockstep.record.signature.SignatureStatus;
import lockstep.record.signature.SshKeygen;
import lockstep.repository.git.BlobId;
import lockstep.repository.git.History;
import lockstep.repository.git.HistoryCommit;
import lockstep.repository.git.PathChange;
import lockstep.repository.git.ReleaseRepository;

/**
 * Follows a file of allowed signers through the evidence branch, from its oldest commit on, from one version to the
 * next: one counts from the promotion on that brought it, if its decision and the approvals that it used up are signed
 * by who counted before; the first that anybody signed is held to its own file. Only what was merged brings one, and
 * only to what descends from where the last came from: a fix on top of what was rolled back to brings back no old one.
 * What a commit brought is read as that commit has it: nothing that is done to it later tells a move again.
 */
final class SignersChain {

    /** Signatures that do not count; what comes after so many is left to the next look. */
    private static final int MOST_BAD = 200;

    private final SignersFile file;
    private final ReleaseRepository repository;
    private final SshKeygen keygen;
    private final Optional<Sha> main;
    private byte[] counting = new byte[0];
    private Optional<BlobId> blob = Optional.empty();
    private Optional<Sha> up;
    private Optional<Sha> place;
    private Optional<ReleaseId> last;
    private Instant earliest;
    private int bad;

    /**
     * @param known how far this clone followed it before
     */
    SignersChain(
            SignersFile file, ReleaseRepository repository, SshKeygen keygen, FollowedSigners known) {
        this.file = file;
        this.repository = repository;
        this.keygen = keygen;
        this.main = repository.seenStaging();
        this.up = known.evidence();
        this.place = known.place();
        this.last = known.last();
        this.earliest = known.at();
        place.ifPresent(this::count);
    }

    /** As far as it can be read, and {@code ssh-keygen} be asked: what comes after that is left to the next look. */
    FollowedSigners follow(Sha tip, Instant now) {
        Instant before = earliest;
        boolean isWhole = false;
        try (History history = up.map(after -> repository.historyAfter(after, tip))
                .orElseGet(() -> repository.history(tip))) {
            while (history.hasNext() && bad < MOST_BAD) {
                HistoryCommit commit = history.next();
                accept(commit);
                Instant date = commit.commit().when();
                earliest = date.isAfter(earliest) && !date.isAfter(now) ? date : earliest;
                up = Optional.of(commit.commit().sha());
            }
            isWhole = !history.hasNext();
        } catch (ConfigurationError | NotVerified e) {
            // Whoever asks next is told of it.
        }
        return new FollowedSigners(file, up, place, last, isWhole ? now : before);
    }

    /** A genuine record begins one promotion. */
    private void accept(HistoryCommit commit) {
        List<ReleaseId> begun = commit.changes().stream()
                .filter(PathChange.Added.class::isInstance)
                .map(PathChange::path)
                .flatMap(path -> EvidenceLayout.releaseOf(path)
                        .filter(id -> id.kind() == ReleaseId.Kind.PROMOTION && path.equals(EvidenceLayout.intent(id)))
                        .stream())
                .limit(2)
                .toList();
        if (begun.size() == 1 && last.filter(id -> id.compareTo(begun.getFirst()) >= 0).isEmpty()) {
            promoted(begun.getFirst(), commit.commit().sha());
        }
    }

    private void promoted(ReleaseId id, Sha commit) {
        Optional<Move> move = Move.read(id, commit, repository);
        Optional<BlobId> next = move.map(Move::target).filter(repository::has)
                .flatMap(target -> file.find(target, repository));
        if (next.isEmpty() || next.equals(blob) || !isMerged(move.get().target())) {
            return;
        }
        Sha target = move.get().target();
        boolean counts = place.isPresent()
                ? repository.isAncestor(place.get(), target) && isSigned(move.get(), counting)
                : file.at(target, repository).filter(own -> isSigned(move.get(), own)).isPresent();
        if (counts) {
            place = Optional.of(target);
            last = Optional.of(id);
            count(target);
        }
    }

    private boolean isMerged(Sha commit) {
        return main.filter(head -> repository.isAncestor(commit, head)).isPresent();
    }

    private void count(Sha commit) {
        blob = file.find(commit, repository);
        file.at(commit, repository).ifPresent(lines -> counting = lines);
    }

    private boolean isSigned(Move move, byte[] lines) {
        Instant at = move.intent().since().isBefore(earliest.minus(Clocks.SKEW)) ? earliest : move.intent().since();
        boolean isSigned = isSignedBy(lines, Namespace.EVIDENCE, move.decision(), move.signature(), at).isPresent()
                && move.intent().passage().approvals().stream().allMatch(digest -> isApproved(move, digest, lines, at));
        bad += isSigned || move.signature().isEmpty() ? 0 : 1;
        return isSigned;
    }

    private boolean isApproved(Move move, String digest, byte[] lines, Instant at) {
        String path = ApprovalPlaces.file(move.target(), ApprovalPlaces.Kind.APPROVAL, ApprovalPlaces.id(digest));
        Optional<byte[]> document = move.file(path, repository).filter(json -> Sha256.of(json).hex().equals(digest));
        try {
            return document.isPresent()
                    && PersonalStatementReader.read(document.get(), path) instanceof MoveApproval approval
                    && isSignedBy(lines, Namespace.APPROVAL, document.get(),
                            move.file(EvidenceLayout.signature(path), repository), at)
                            .equals(Optional.of(((PersonalStatement) approval).by()));
        } catch (NotVerified e) {
            return false;
        }
    }

    private Optional<String> isSignedBy(
            byte[] lines, Namespace namespace, byte[] document, Optional<byte[]> signature, Instant at) {
        return AllowedSigners.of(lines, keygen, namespace).check(document, signature, at)
                instanceof SignatureStatus.Verified(String by) ? Optional.of(by) : Optional.empty();
    }

    /** A promotion as the commit has it that began it. */
    private record Move(PromotionIntent intent, Sha commit, byte[] decision, Optional<byte[]> signature) {

        /** Empty where the decision does not speak of the intent beside it. */
        static Optional<Move> read(ReleaseId id, Sha commit, ReleaseRepository repository) {
            String path = EvidenceLayout.decision(id);
            Optional<byte[]> json = read(commit, EvidenceLayout.intent(id), repository);
            Optional<byte[]> decision = read(commit, path, repository);
            try {
                return json.isPresent() && decision.isPresent()
                                && IntentJson.read(json.get(), EvidenceLayout.intent(id)) instanceof PromotionIntent it
                                && StatementReader.read(decision.get(), path) instanceof DecisionStatement said
                                && said.release().equals(id) && said.commit().equals(it.target())
                                && said.intent().equals(Sha256.of(json.get()))
                        ? Optional.of(new Move(
                                it, commit, decision.get(), read(commit, EvidenceLayout.signature(path), repository)))
                        : Optional.empty();
            } catch (LockstepError e) {
                return Optional.empty();
            }
        }

        private static Optional<byte[]> read(Sha commit, String path, ReleaseRepository repository) {
            return repository.readable(commit, path, RecordedDocument.LARGEST);
        }

        Optional<byte[]> file(String path, ReleaseRepository repository) {
            return read(commit, path, repository);
        }

        Sha target() {
            return intent.target();
        }
    }
}
