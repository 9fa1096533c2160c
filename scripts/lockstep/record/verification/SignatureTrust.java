package lockstep.record.verification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import lockstep.base.release.Clocks;
import lockstep.base.release.Sha;
import lockstep.record.audit.EvidenceFact;
import lockstep.record.checkpoint.CheckpointNote;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.Namespace;
import lockstep.record.signature.SignatureStatus;
import lockstep.record.signature.Signatures;
import lockstep.repository.git.Visit;

/**
 * Which signatures count, by what came by on the branch so far.
 *
 * <p>Where signatures are required, what is not signed counts only up to the first signed checkpoint, which binds it,
 * or up to a commit that the team names: a team may begin to sign a branch that it has, and nobody can take signatures
 * away.
 */
final class SignatureTrust {

    /** Of one commit: each costs two processes, and whoever pushes may bring any number of them. */
    private static final int MOST_BAD = 100;
    private static final String NOT_LOOKED_AT =
            "not looked at, for " + MOST_BAD + " signatures of the same commit do not count";

    private final Signatures signatures;
    private final Optional<AllowedSigners> approvers;
    private final Set<Sha> stood = new HashSet<>();
    private Optional<Sha> standing = Optional.empty();
    private final Instant now;
    private final Optional<Sha> known;
    private final SortedMap<String, Instant> visits;
    private final List<EvidenceFact> unbound = new ArrayList<>();
    private boolean isNews;
    private Instant seenWithout;
    private boolean isAfter;
    private boolean isBound;
    private Instant latest;
    private int bad;

    /**
     * @param known the commit up to which signatures were checked before
     * @param seenWithout when this clone had seen none of what is read here
     * @param visits when it had seen nothing that comes after these commits
     * @param now nothing was signed later
     */
    SignatureTrust(
            Signatures signatures, Optional<Sha> known, Instant seenWithout, List<Visit> visits,
            TrustState start, Instant now) {
        // Whose count is asked once: from the first commit to the last the same lines do.
        this.signatures = signatures.allowed()
                .map(allowed -> signatures.by(allowed.with(allowed.content(), Namespace.EVIDENCE)))
                .orElse(signatures);
        this.approvers = signatures.allowed();
        this.now = now;
        this.known = known;
        this.visits = visits.stream().collect(Collectors.toMap(
                visit -> visit.tip().hex(), Visit::at, (one, other) -> later(one, other), TreeMap::new));
        this.isNews = known.isEmpty();
        this.seenWithout = seenWithout;
        this.isAfter = start.isAfter() || signatures.after().isEmpty();
        this.isBound = start.isBound();
        this.latest = start.latest();
    }

    /**
     * What earlier commits say about later ones.
     *
     * @param isAfter whether the commit came by up to which nothing has to be signed
     * @param isBound whether all that follows has to be signed: a signed checkpoint came by, or that commit
     * @param latest when the last signature that counts was made
     */
    record TrustState(boolean isAfter, boolean isBound, Instant latest) {

        static TrustState none() {
            return new TrustState(false, false, Instant.EPOCH);
        }
    }

    TrustState state() {
        return new TrustState(isAfter, isBound, latest);
    }

    /** By moves that can be trusted, {@code release} stood there; of those before a kept state nothing is known. */
    void stood(Sha release) {
        if (approvers.isPresent()) {
            stood.add(release);
        }
    }

    /** The same of where a move took it: what is recorded from now on was recorded while it stood there. */
    void moved(Sha release) {
        stood(release);
        standing = Optional.of(release);
    }

    boolean isWhereItStood(Sha release) {
        return stood.contains(release);
    }

    void passed(Sha commit, Instant when) {
        bad = 0;
        if (!isAfter && signatures.after().equals(Optional.of(commit))) {
            isAfter = true;
            isBound = true;
            heardOf(when);
        }
        isNews |= known.equals(Optional.of(commit));
        seenWithout = later(seenWithout, visits.getOrDefault(commit.hex(), Instant.EPOCH));
    }

    /** What is not signed, has to be, and no signed checkpoint binds. */
    List<EvidenceFact> unbound() {
        if (!isAfter) {
            return astray();
        }
        return unbound.isEmpty() && signatures.required() && !isBound
                ? List.of(new EvidenceFact.Unbound(
                        EvidenceLayout.CHECKPOINT, "there is no signed one, and signatures are required"))
                : List.copyOf(unbound);
    }

    /** The commit up to which nothing has to be signed, where it did not come by. */
    List<EvidenceFact> astray() {
        return isAfter ? List.of() : List.of(new EvidenceFact.Unbound("evidence.require_signatures_after",
                "commit " + signatures.after().orElseThrow() + " is not on the line of the evidence branch"));
    }

    boolean areRequired() {
        return signatures.required();
    }

    /** Whether a signature is there, where there has to be one; whether it counts was asked before. */
    boolean isSigned(String path, Function<String, Optional<byte[]>> files) {
        return signatures.required() && files.apply(EvidenceLayout.signature(path)).isPresent();
    }

    /** @param isTrue whether the checkpoint says what is so */
    Optional<String> checkpoint(CheckpointNote note, boolean isTrue, Instant when) {
        Optional<String> fault = fault(EvidenceLayout.CHECKPOINT, note.text(), note.signature(), when);
        boolean signed = isAfter && signatures.allowed().isPresent() && note.signature().isPresent();
        if (signed && isTrue && fault.isEmpty()) {
            isBound = true;
            unbound.clear();
        }
        return fault;
    }

    /** Why the signature on a document does not count, or why there should be one; empty where nothing is wrong. */
    Optional<String> fault(String what, byte[] document, Optional<byte[]> signature, Instant when) {
        if (signatures.allowed().isEmpty() || !isAfter) {
            return Optional.empty();
        }
        if (!isNews && signature.isPresent()) {
            heardOf(when);
            return Optional.empty();
        }
        if (isStrangers(document, signature, when)) {
            return Optional.empty();
        }
        if (signature.isPresent() && bad >= MOST_BAD) {
            return Optional.of(what + ": " + NOT_LOOKED_AT);
        }
        return switch (signatures.allowed().get().check(document, signature, at(when))) {
            case SignatureStatus.Verified verified -> {
                heardOf(when);
                yield Optional.empty();
            }
            case SignatureStatus.Unsigned unsigned -> unsigned(what, " is not signed");
            case SignatureStatus.Bad(String reason) -> {
                bad++;
                yield isLeftOut(document, signature)
                        ? Optional.empty()
                        : Optional.of(what + ": " + reason);
            }
        };
    }

    /**
     * Where somebody's word is that it is signed, it has to be, also where no signature is required: by the file that
     * counts now, or by that of where {@code release} stood when it was recorded, for a rollback takes a line away.
     */
    Optional<String> claimed(
            String path, byte[] document, Function<String, Optional<byte[]>> files, Instant when) {
        Optional<byte[]> signature = files.apply(EvidenceLayout.signature(path));
        if (signatures.allowed().isEmpty() || signature.isEmpty()) {
            return Optional.empty();
        }
        AllowedSigners now = signatures.allowed().get();
        Optional<String> fault = claimed(path, document, signature, now, when);
        return fault.isEmpty() ? fault : standing.flatMap(approvers.orElse(now)::content)
                .filter(lines -> !Arrays.equals(lines, now.content()))
                .map(lines -> claimed(path, document, signature, now.with(lines, Namespace.EVIDENCE), when))
                .orElse(fault);
    }

    private Optional<String> claimed(
            String path, byte[] document, Optional<byte[]> signature, AllowedSigners allowed, Instant when) {
        if (allowed.surelyRefuses(document, signature.orElseThrow(), at(when))) {
            return Optional.of(path + ": no allowed signer made the signature");
        }
        if (bad >= MOST_BAD) {
            return Optional.of(path + ": " + NOT_LOOKED_AT);
        }
        if (allowed.check(document, signature, at(when)) instanceof SignatureStatus.Bad(String reason)) {
            bad++;
            return Optional.of(path + ": " + reason);
        }
        return Optional.empty();
    }

    /**
     * Why the signature of an approval does not count: it is another person's, or nobody's who might sign.
     *
     * @param from where {@code release} stood when it was approved, as far as somebody holds that against the record
     */
    Optional<String> approvalFault(
            byte[] document, Optional<byte[]> signature, String by, Optional<Sha> from, Instant when) {
        if (signatures.allowed().isEmpty() || !isAfter || (!isNews && signature.isPresent())) {
            return Optional.empty();
        }
        if (bad >= MOST_BAD) {
            return Optional.of(NOT_LOOKED_AT);
        }
        byte[] lines = signatures.allowed().get().content();
        AllowedSigners own = approvers.orElseThrow();
        AllowedSigners allowed = own.with(from.flatMap(own::content).orElse(lines), Namespace.APPROVAL);
        return switch (allowed.check(document, signature, at(when))) {
            case SignatureStatus.Verified(String principal) when principal.equals(by) -> Optional.empty();
            case SignatureStatus.Verified(String principal) -> Optional.of("it is signed by " + principal);
            case SignatureStatus.Unsigned unsigned -> signatures.required()
                    ? Optional.of("it is not signed")
                    : Optional.empty();
            case SignatureStatus.Bad(String reason) -> {
                bad++;
                yield Optional.of(reason);
            }
        };
    }

    Optional<String> unsigned(String what, String why) {
        if (!signatures.required() || !isAfter) {
            return Optional.empty();
        }
        if (isBound) {
            return Optional.of(what + why);
        }
        unbound.add(new EvidenceFact.Unbound(
                what, "it" + why + ", signatures are required, and no signed checkpoint binds it"));
        return Optional.empty();
    }

    /** Where none is needed, one by somebody who may not sign is as good as none; one of another document is false. */
    private boolean isLeftOut(byte[] document, Optional<byte[]> signature) {
        return !signatures.required()
                && signature.filter(made -> signatures.allowed().orElseThrow().isMade(document, made)).isPresent();
    }

    /** The same, where that is seen without a process. */
    private boolean isStrangers(byte[] document, Optional<byte[]> signature, Instant when) {
        AllowedSigners allowed = signatures.allowed().orElseThrow();
        return !signatures.required() && signature
                .filter(AllowedSigners::isPlain)
                .filter(made -> allowed.surelyRefuses(document, made, at(when)) && allowed.isMade(document, made))
                .isPresent();
    }

    /** A date from the future is as late as now. */
    private void heardOf(Instant when) {
        latest = later(latest, when.isBefore(now) ? when : now);
    }

    /**
     * When a signature was made, as far as one can know: not before what stands before it on the branch, and not before
     * this clone last looked and did not see it. Else a key that has ended could sign for ever, by dating back.
     */
    private Instant at(Instant claimed) {
        Instant earliest = later(latest, seenWithout);
        return claimed.isBefore(earliest.minus(Clocks.SKEW)) ? earliest : claimed;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
