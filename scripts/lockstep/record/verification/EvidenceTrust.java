package lockstep.record.verification;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Sha;
import lockstep.record.attestation.DecisionBinding;
import lockstep.record.attestation.RunBinding;
import lockstep.record.attestation.RunFile;
import lockstep.record.attestation.Sha256;
import lockstep.record.attestation.StatementReader;
import lockstep.record.journal.Intent;
import lockstep.record.journal.JournalPaths;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.signature.SignatureStatus;
import lockstep.record.signature.Signatures;

/**
 * Whether what stands beside a document of the evidence vouches for it: a statement that speaks truly of it, and where
 * signatures count, one on the statement.
 *
 * <p>Where signatures are required, they are from the first one on: a team may begin to sign a branch that it has.
 */
final class EvidenceTrust {

    private final Signatures signatures;
    private final String production;
    private final Optional<Sha> known;
    private boolean isNews;
    private boolean signedBefore;

    /**
     * @param production the branch that decisions move
     * @param known the commit up to which signatures were checked before
     */
    EvidenceTrust(Signatures signatures, String production, Optional<Sha> known) {
        this.signatures = signatures;
        this.production = production;
        this.known = known;
        this.isNews = known.isEmpty();
    }

    void passed(Sha commit) {
        isNews |= known.equals(Optional.of(commit));
    }

    /**
     * Why a run cannot be trusted, in words; nothing where it can.
     *
     * @param files reads a file of the evidence branch as it was when the run was added
     * @param at when that was
     */
    Optional<String> fault(RunFile run, Function<String, Optional<byte[]>> files, Instant at) {
        String path = JournalPaths.statement(run.path());
        return fault(path, files, at, json -> RunBinding.fault(StatementReader.read(json, path), run));
    }

    /** The same of an intent, whose statement is the decision. */
    Optional<String> fault(Intent intent, byte[] content, Function<String, Optional<byte[]>> files, Instant at) {
        String path = JournalPaths.decision(intent.id());
        Optional<String> restsOn = intent instanceof PromotionIntent promotion
                ? Optional.of(JournalPaths.statement(promotion.stagingRun()))
                        .filter(run -> files.apply(run).isPresent())
                : Optional.empty();
        DecisionBinding binding = new DecisionBinding(
                intent.id(), intent.target(), intent.since(), Sha256.of(content), restsOn, production);
        return fault(path, files, at, json -> binding.fault(StatementReader.read(json, path), files));
    }

    private Optional<String> fault(
            String statement,
            Function<String, Optional<byte[]>> files,
            Instant at,
            Function<byte[], Optional<String>> binding) {
        Optional<byte[]> json = files.apply(statement);
        if (json.isEmpty()) {
            return unsigned(statement + " is not there");
        }
        try {
            Optional<String> fault = binding.apply(json.get());
            return fault.isPresent()
                    ? fault.map(why -> statement + ": " + why)
                    : signature(statement, json.get(), files, at);
        } catch (NotVerified e) {
            return Optional.of(e.getMessage());
        }
    }

    private Optional<String> signature(
            String statement, byte[] json, Function<String, Optional<byte[]>> files, Instant at) {
        if (signatures.allowed().isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> signature = files.apply(JournalPaths.signature(statement));
        if (!isNews) {
            signedBefore |= signature.isPresent();
            return Optional.empty();
        }
        return switch (signatures.allowed().get().check(json, signature, at)) {
            case SignatureStatus.Verified verified -> {
                signedBefore = true;
                yield Optional.empty();
            }
            case SignatureStatus.Unsigned unsigned -> unsigned(statement + " is not signed");
            case SignatureStatus.Bad(String reason) -> Optional.of(statement + ": " + reason);
        };
    }

    private Optional<String> unsigned(String why) {
        return signatures.required() && signedBefore ? Optional.of(why) : Optional.empty();
    }
}
