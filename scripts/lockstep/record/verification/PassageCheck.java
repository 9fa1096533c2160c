package lockstep.record.verification;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Hex;
import lockstep.base.release.Sha;
import lockstep.record.approval.MoveApproval;
import lockstep.record.approval.PersonalStatementReader;
import lockstep.record.attestation.Sha256;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.journal.Intent;
import lockstep.record.journal.RollbackIntent;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.ApprovalPlaces.Kind;
import lockstep.record.layout.EvidenceLayout;

/**
 * Whether the approvals that an intent names are there, are of this very move, and are used up by the same record. As a
 * file is added once, none can be used up twice.
 *
 * @param fits whether an approval is of this kind of move
 * @param owes the file that says what a hotfix owes; empty where nothing is
 */
record PassageCheck(
        Sha target, Optional<Sha> from, List<String> approvals, Predicate<MoveApproval> fits, Optional<String> owes) {

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
                intent.target(), intent.from(), intent.passage().approvals(), fits,
                Optional.of(EvidenceLayout.hotfix(intent.id())).filter(path -> intent.passage().skipsStaging()));
    }

    static PassageCheck of(CanaryIntent intent) {
        return new PassageCheck(intent.commit(), intent.from(), intent.approvals(),
                approval -> approval.action().equals("canary"), Optional.empty());
    }

    /**
     * What does not fit, in words; nothing where all does.
     *
     * @param files reads a file of the evidence branch as it was when the intent was added
     */
    Optional<String> fault(Function<String, Optional<byte[]>> files) {
        return approvals.stream()
                .flatMap(digest -> approval(digest, files).stream())
                .findFirst()
                .or(() -> owes.flatMap(path -> hotfix(path, files)));
    }

    private Optional<String> approval(String digest, Function<String, Optional<byte[]>> files) {
        if (!Hex.is(digest, 64)) {
            return Optional.of("an approval that it names is no digest");
        }
        String id = ApprovalPlaces.id(digest);
        String path = ApprovalPlaces.file(target, Kind.APPROVAL, id);
        if (files.apply(ApprovalPlaces.file(target, Kind.CONSUMED, id)).isEmpty()) {
            return Optional.of("approval " + id + " was not used up by the same record");
        }
        Optional<byte[]> json = files.apply(path).filter(bytes -> Sha256.of(bytes).hex().equals(digest));
        if (json.isEmpty()) {
            return Optional.of("there is no approval " + id);
        }
        try {
            boolean isOfThis = PersonalStatementReader.read(json.get(), path) instanceof MoveApproval approval
                    && approval.commit().equals(target) && approval.from().equals(from) && fits.test(approval);
            return isOfThis ? Optional.empty() : Optional.of("approval " + id + " is of another move");
        } catch (NotVerified e) {
            return Optional.of(e.getMessage());
        }
    }

    /** What skips staging needs approvals, and says in the same record that it is owed. */
    private Optional<String> hotfix(String path, Function<String, Optional<byte[]>> files) {
        if (approvals.isEmpty()) {
            return Optional.of("it skips staging, and nobody approved that");
        }
        return files.apply(path).isEmpty()
                ? Optional.of("it skips staging, and there is no " + path)
                : Optional.empty();
    }
}
