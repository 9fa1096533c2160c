package lockstep.record.verification;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import lockstep.base.digest.Sha256;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Clocks;
import lockstep.base.release.Hex;
import lockstep.base.release.Sha;
import lockstep.record.approval.MoveApproval;
import lockstep.record.approval.PersonalStatementReader;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.journal.Intent;
import lockstep.record.journal.RollbackIntent;
import lockstep.record.layout.ApprovalPlaces.Kind;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.EvidenceLayout;

/**
 * Whether the approvals that an intent names are there, are of this very move, and are used up by the same record. As a
 * file is added once, none can be used up twice. Those of a hotfix are used up by its promotion; its canary rests on
 * them before.
 *
 * @param usesUp whether the record uses the approvals up
 * @param fits whether an approval is of this kind of move
 * @param skipsStaging whether it does, which nobody may without approval
 * @param owes the file that says what a hotfix owes; empty where nothing is
 */
record PassageCheck(
        Sha target, Optional<Sha> from, Instant since, List<String> approvals, boolean usesUp,
        Predicate<MoveApproval> fits, boolean skipsStaging, Optional<String> owes) {

    /** Why the signature of an approval does not count; empty where it does. */
    @FunctionalInterface
    interface SignatureCheck {
        Optional<String> fault(byte[] document, Optional<byte[]> signature, MoveApproval approval);
    }

    static PassageCheck of(Intent intent) {
        List<String> skipped = intent.passage().skipped();
        boolean back = intent instanceof RollbackIntent;
        Predicate<MoveApproval> fits = approval -> switch (approval.action()) {
            case "rollback" -> back;
            case "promote" -> !back && skipped.isEmpty();
            case "hotfix" -> !back && (approval.skipsStaging() || !skipped.contains("staging"))
                    && (approval.skipsCanary() || !skipped.contains("canary"));
            default -> false;
        };
        return new PassageCheck(
                intent.target(), intent.from(), intent.since(), intent.passage().approvals(), true, fits,
                intent.passage().skipsStaging(),
                Optional.of(EvidenceLayout.hotfix(intent.id())).filter(path -> intent.passage().skipsStaging()));
    }

    static PassageCheck of(CanaryIntent intent) {
        return intent.hotfix()
                .map(hotfix -> new PassageCheck(
                        intent.commit(), intent.from(), intent.since(), hotfix.approvals(), false,
                        approval -> approval.action().equals("hotfix")
                                && (approval.skipsStaging() || !hotfix.skipsStaging()),
                        hotfix.skipsStaging(), Optional.empty()))
                .orElseGet(() -> new PassageCheck(
                        intent.commit(), intent.from(), intent.since(), intent.approvals(), true,
                        approval -> approval.action().equals("canary"), false, Optional.empty()));
    }

    /**
     * What does not fit, in words; nothing where all does.
     *
     * @param files reads a file of the evidence branch as it was when the intent was added; of those that use
     *     approvals up only what came with it
     * @param wasUsed whether such a file is there, whenever it came
     */
    Optional<String> fault(
            Function<String, Optional<byte[]>> files, Predicate<String> wasUsed, SignatureCheck signatures) {
        Set<String> people = new HashSet<>();
        return approvals.stream()
                .flatMap(digest -> approval(digest, files, wasUsed, signatures, people).stream())
                .findFirst()
                .or(() -> skipsStaging && approvals.isEmpty()
                        ? Optional.of("it skips staging, and nobody approved that")
                        : Optional.empty())
                .or(() -> owes.filter(path -> files.apply(path).isEmpty())
                        .map(path -> "it skips staging, and there is no " + path));
    }

    private Optional<String> approval(
            String digest, Function<String, Optional<byte[]>> files, Predicate<String> wasUsed,
            SignatureCheck signatures, Set<String> people) {
        if (!Hex.is(digest, 64)) {
            return Optional.of("an approval that it names is not a digest");
        }
        String id = ApprovalPlaces.id(digest);
        String path = ApprovalPlaces.file(target, Kind.APPROVAL, id);
        String used = ApprovalPlaces.file(target, Kind.CONSUMED, id);
        if (usesUp ? files.apply(used).isEmpty() : wasUsed.test(used)) {
            return Optional.of("approval " + id
                    + (usesUp ? " was not used up by the same record" : " was used before"));
        }
        Optional<byte[]> json = files.apply(path).filter(bytes -> Sha256.of(bytes).hex().equals(digest));
        if (json.isEmpty()) {
            return Optional.of("there is no approval " + id);
        }
        if (files.apply(ApprovalPlaces.file(target, Kind.REVOCATION, id)).isPresent()) {
            return Optional.of("approval " + id + " was revoked before");
        }
        try {
            if (!(PersonalStatementReader.read(json.get(), path) instanceof MoveApproval approval)
                    || !approval.commit().equals(target) || !approval.from().equals(from) || !fits.test(approval)) {
                return Optional.of("approval " + id + " is of another move");
            }
            if (!approval.expiresAt().isAfter(since) || approval.at().isAfter(since.plus(Clocks.SKEW))) {
                return Optional.of("approval " + id + " did not count at " + since);
            }
            if (!people.add(approval.by().toLowerCase(Locale.ROOT))) {
                return Optional.of(approval.by() + " approved more than once");
            }
            return signatures.fault(json.get(), files.apply(EvidenceLayout.signature(path)), approval)
                    .map(why -> "approval " + id + ": " + why);
        } catch (NotVerified e) {
            return Optional.of(e.getMessage());
        }
    }
}
