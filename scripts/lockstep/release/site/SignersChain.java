package lockstep.release.site;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.digest.Sha256;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Clocks;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.approval.MoveApproval;
import lockstep.record.approval.PersonalStatement;
import lockstep.record.approval.PersonalStatementReader;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LogVolumes;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.Namespace;
import lockstep.record.signature.SignatureStatus;
import lockstep.record.signature.SshKeygen;
import lockstep.repository.git.History;
import lockstep.repository.git.HistoryCommit;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.BlobId;
import lockstep.repository.tree.PathChange;

/**
 * Follows a file of allowed signers through the evidence branch, from its oldest commit on, from one version to the
 * next: one counts from the promotion on that brought it, if its decision and the approvals that it used up are signed
 * by who counted before; the first that anybody signed is held to its own file. Only what was merged brings one, and
 * only to what descends from where the last came from: a fix on top of what was rolled back to brings back no old one.
 * A hotfix, which need not be merged, brings none: the next promotion does. Where the team takes the record as it
 * stands up to a commit, the newest promotion by then brought the one that counts. What a commit brought is read as
 * that commit has it: nothing that is done to it later tells a move again.
 */
final class SignersChain {

    /** Signatures in an uncommon form that {@code ssh-keygen} refused; of more it is not asked. */
    private static final int MOST_ODD = 200;
    private static final int MOST_UNMERGED = 1_000;
    /** Of the newest, by one of which the file counts where the record is taken as it stands. */
    private static final int MOST_UNJUDGED = 100;
    private static final Duration AHEAD = Duration.ofDays(2);
    private static final byte[] NOBODY = {};

    private final SignersFile file;
    private final ReleaseRepository repository;
    private final SshKeygen keygen;
    private final Optional<Sha> main;
    private final PlacesBefore before;
    private final Set<Sha> unmerged;
    private byte[] counting = NOBODY;
    private Optional<BlobId> blob = Optional.empty();
    private Optional<Sha> up;
    private Optional<Sha> place;
    private Optional<ReleaseId> last;
    private final Deque<BegunPromotion> unjudged = new ArrayDeque<>();
    private Instant earliest;
    private Instant now = Instant.EPOCH;
    private int odd;
    private boolean isAnchored;
    private boolean isReadable = true;

    /**
     * @param log where an adoption is told
     * @param known how far this clone followed it before
     */
    SignersChain(
            SignersFile file, ReleaseRepository repository, SshKeygen keygen, LogVolumes log, FollowedSigners known) {
        this.file = file;
        this.repository = repository;
        this.keygen = keygen;
        this.main = repository.seenStaging();
        this.before = new PlacesBefore(repository, log, known.before());
        this.unmerged = new LinkedHashSet<>(known.unmerged());
        this.up = known.evidence();
        this.place = known.place();
        this.last = known.last();
        this.earliest = known.at();
        this.isAnchored = file.after().isEmpty() || known.evidence().isPresent();
        place.ifPresent(this::count);
    }

    /** As far as it can be read, and {@code ssh-keygen} be asked: what comes after that is left to the next look. */
    FollowedSigners follow(Sha tip, Instant looked) {
        Instant start = earliest;
        now = looked;
        boolean isWhole = false;
        try (History history = up.map(after -> repository.historyAfter(after, tip))
                .orElseGet(() -> repository.history(tip))) {
            while (history.hasNext()) {
                HistoryCommit commit = history.next();
                accept(commit);
                Instant date = commit.commit().when();
                earliest = date.isAfter(earliest) && !date.isAfter(now) ? date : earliest;
                up = Optional.of(commit.commit().sha());
            }
            isWhole = !history.hasNext();
        } catch (ConfigurationError | NotVerified e) {
            // Whoever asks next is told of it.
            isReadable = false;
        }
        return new FollowedSigners(
                file, up, place, last, place.isPresent() ? Set.of() : before.all(), unmerged, isWhole ? now : start);
    }

    /** Whether nothing kept it from going on. */
    boolean isReadable() {
        return isReadable;
    }

    /** Whether the commit came by up to which the record is taken as it stands: nothing is kept before that. */
    boolean isAnchored() {
        return isAnchored;
    }

    /** A genuine record begins one promotion. */
    private void accept(HistoryCommit commit) {
        if (place.isEmpty()) {
            before.addAdopted(commit);
        }
        List<ReleaseId> begun = commit.changes().stream()
                .filter(PathChange.Added.class::isInstance)
                .map(PathChange::path)
                .flatMap(path -> EvidenceLayout.releaseOf(path)
                        .filter(id -> id.kind() == ReleaseId.Kind.PROMOTION && path.equals(EvidenceLayout.intent(id)))
                        .stream())
                .limit(2)
                .toList();
        if (begun.size() == 1 && last.filter(id -> id.compareTo(begun.getFirst()) >= 0).isEmpty()
                && isOfItsTime(begun.getFirst(), commit.commit().when())) {
            BegunPromotion.read(begun.getFirst(), commit.commit().sha(), repository).ifPresent(this::promoted);
        }
        if (file.after().equals(Optional.of(commit.commit().sha()))) {
            takenAsItStands();
        }
    }

    /** Whoever signed what: the file of the newest promotion that was merged and has one. */
    private void takenAsItStands() {
        last = Optional.ofNullable(unjudged.peekLast()).map(move -> move.intent().id());
        place = Optional.empty();
        blob = Optional.empty();
        counting = NOBODY;
        while (!unjudged.isEmpty() && place.isEmpty()) {
            Sha target = unjudged.pollLast().target();
            place = Optional.of(target)
                    .filter(commit -> repository.has(commit) && isMerged(commit)
                            && file.find(commit, repository).isPresent());
        }
        unjudged.clear();
        isAnchored = true;
        place.ifPresent(this::count);
    }

    /** One from the future would be newer than all that follow. A clock that is behind passes over none. */
    private boolean isOfItsTime(ReleaseId id, Instant date) {
        Instant begun = id.minute().toInstant(ZoneOffset.UTC);
        return !begun.isAfter(date.plus(Clocks.SKEW)) && !begun.isAfter(now.plus(AHEAD));
    }

    private void promoted(BegunPromotion move) {
        if (move.isHotfix()) {
            return;
        }
        Sha target = move.target();
        if (!isAnchored) {
            unjudged.add(move);
            if (unjudged.size() > MOST_UNJUDGED) {
                unjudged.removeFirst();
            }
        }
        if (move.decision().isPresent() && move.signature().isPresent() && mayBring(target)) {
            if (isSigned(move, place.isPresent() ? counting : file.at(target, repository).orElse(NOBODY))
                    && isOnTheWay(target)) {
                place = Optional.of(target);
                last = Optional.of(move.intent().id());
                count(target);
            }
        }
        if (place.isEmpty() && repository.has(target) && isMerged(target)) {
            before.add(target);
        }
    }

    /** Whether it has another file than counts. What is not here is not on main yet, and may have one. */
    private boolean mayBring(Sha target) {
        if (repository.has(target)) {
            Optional<BlobId> next = file.find(target, repository);
            return next.isPresent() && !next.equals(blob);
        }
        return place.isPresent();
    }

    /** On main, and after where the last one came from; the first one after wherever {@code release} stood before. */
    private boolean isOnTheWay(Sha target) {
        if (!repository.has(target) || !isMerged(target)) {
            doubt(target);
            return false;
        }
        if (place.isPresent() && !repository.isAncestor(place.get(), target)) {
            return false;
        }
        return place.isPresent() || before.beside(target).stream().noneMatch(this::isMerged);
    }

    private boolean isMerged(Sha commit) {
        return main.filter(head -> repository.leadsTo(head, commit)).isPresent();
    }

    /** It hung on a commit that is not on main: once it is, a clone that never looked before decides otherwise. */
    private void doubt(Sha commit) {
        if (unmerged.size() < MOST_UNMERGED) {
            unmerged.add(commit);
        }
    }

    private void count(Sha commit) {
        blob = file.find(commit, repository);
        file.at(commit, repository).ifPresent(lines -> counting = lines);
    }

    private boolean isSigned(BegunPromotion move, byte[] lines) {
        Instant at = move.intent().since().isBefore(earliest.minus(Clocks.SKEW)) ? earliest : move.intent().since();
        return isSignedBy(lines, Namespace.EVIDENCE, move.decision().orElseThrow(), move.signature(), at).isPresent()
                && move.intent().passage().approvals().stream().allMatch(digest -> isApproved(move, digest, lines, at));
    }

    private boolean isApproved(BegunPromotion move, String digest, byte[] lines, Instant at) {
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
        AllowedSigners signers = AllowedSigners.of(lines, keygen, namespace);
        boolean isOdd = signature.filter(AllowedSigners::isPlain).isEmpty();
        if (signature.isEmpty() || signers.surelyRefuses(document, signature.get(), at) || isOdd && odd >= MOST_ODD) {
            return Optional.empty();
        }
        if (signers.check(document, signature, at) instanceof SignatureStatus.Verified(String by)) {
            return Optional.of(by);
        }
        odd += isOdd ? 1 : 0;
        return Optional.empty();
    }
}
