package lockstep.record.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import lockstep.base.digest.Sha256;
import lockstep.base.error.NotVerified;
import lockstep.base.release.ReleaseId;
import lockstep.record.attestation.CanaryBinding;
import lockstep.record.attestation.DecisionBinding;
import lockstep.record.attestation.FactBinding;
import lockstep.record.attestation.OutcomeBinding;
import lockstep.record.attestation.RunBinding;
import lockstep.record.attestation.StatementFile;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.journal.Intent;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.layout.CanaryPlaces;
import lockstep.record.layout.EvidenceLayout;

/**
 * Whether what stands beside a document of the evidence vouches for it: a statement that matches it, made on
 * top of the checkpoint that was there, and where signatures count, one on the statement.
 */
final class EvidenceTrust {

    private final SignatureTrust signatures;
    private final String production;
    private final RunBinding binding = new RunBinding();

    /** @param production the branch that decisions move */
    EvidenceTrust(SignatureTrust signatures, String production) {
        this.signatures = signatures;
        this.production = production;
    }

    SignatureTrust signatures() {
        return signatures;
    }

    /**
     * Why a run cannot be trusted, in words; nothing where it can.
     *
     * @param files reads a file of the evidence branch as it was when the run was added
     */
    Optional<String> fault(RecordedRun run, EvidenceSoFar files, Moment at) {
        String path = EvidenceLayout.statement(run.path());
        return fault(path, files::statement, files::read, at, file -> binding.fault(file.read(path), run));
    }

    /**
     * The same of an intent, whose statement is the decision.
     *
     * @param content the digest of the intent
     */
    Optional<String> fault(Intent intent, Sha256 content, EvidenceSoFar files, Moment at) {
        String path = EvidenceLayout.decision(intent.id());
        List<String> restsOn = intent instanceof PromotionIntent promotion
                ? promotion.stagingRuns().stream()
                        .map(EvidenceLayout::statement)
                        .filter(files::has)
                        .toList()
                : List.of();
        DecisionBinding binding = new DecisionBinding(
                intent.id(), intent.target(), intent.since(), content, restsOn, production);
        return fault(path, files::read, at, file -> binding.fault(file.read(path), files::statement, files::digest));
    }

    /** The same of an outcome, which is a statement itself. */
    Optional<String> fault(
            StatementFile ended, ReleaseId id, SortedMap<String, Sha256> recorded,
            Function<String, Optional<byte[]>> files, Moment at) {
        String path = EvidenceLayout.outcomeStatement(id);
        OutcomeBinding binding = new OutcomeBinding(id, EvidenceLayout.outcome(id), recorded);
        return fault(path, ended, files, at, file -> binding.fault(file.read(path)));
    }

    /** The same of a document that is signed itself. */
    Optional<String> fault(String path, byte[] content, Function<String, Optional<byte[]>> files, Moment at) {
        return signatures.fault(path, content, files.apply(EvidenceLayout.signature(path)), at.when());
    }

    /** The same of a fact from CI. What CI signed itself does not know of the record, so it is not chained to it. */
    Optional<String> fault(FactBinding fact, Function<String, Optional<byte[]>> files, Moment at) {
        String path = EvidenceLayout.statement(fact.path());
        Moment moment = fact.isSignedByCi() ? new Moment(at.when(), false, Optional.empty()) : at;
        if (fact.isSignedByCi() && files.apply(EvidenceLayout.signature(path)).isEmpty()) {
            return Optional.of("it claims a signature of CI that is not there");
        }
        Optional<String> fault = fault(path, files, moment, file -> fact.fault(file.bytes(), path));
        return fault.isPresent() || !fact.isSignedByCi() || signatures.areRequired()
                ? fault
                : files.apply(path).flatMap(document -> signatures.claimed(path, document, files, at.when()));
    }

    /** The same of the end of a canary. */
    Optional<String> fault(CanaryBinding canary, Function<String, Optional<byte[]>> files, Moment at) {
        String path = EvidenceLayout.statement(CanaryPlaces.ended(canary.end().id()));
        return fault(path, files, at, file -> canary.fault(file.read(path)));
    }

    /**
     * When and on top of what something was recorded.
     *
     * @param when as the commit says
     * @param chained whether statements have to name the checkpoint before
     */
    record Moment(Instant when, boolean chained, Optional<Sha256> checkpoint) {}

    private Optional<String> fault(
            String statement,
            Function<String, Optional<byte[]>> files,
            Moment at,
            Function<StatementFile, Optional<String>> binding) {
        return fault(statement, path -> files.apply(path).map(StatementFile::of), files, at, binding);
    }

    private Optional<String> fault(
            String statement,
            Function<String, Optional<StatementFile>> statements,
            Function<String, Optional<byte[]>> files,
            Moment at,
            Function<StatementFile, Optional<String>> binding) {
        Optional<StatementFile> file = statements.apply(statement);
        if (file.isEmpty()) {
            return at.chained() ? Optional.of(statement + " is not there")
                    : signatures.unsigned(statement, " is not there");
        }
        return fault(statement, file.get(), files, at, binding);
    }

    private Optional<String> fault(
            String statement,
            StatementFile file,
            Function<String, Optional<byte[]>> files,
            Moment at,
            Function<StatementFile, Optional<String>> binding) {
        try {
            Optional<byte[]> signature = files.apply(EvidenceLayout.signature(statement));
            return binding.apply(file).map(why -> statement + ": " + why)
                    .or(() -> signatures.fault(statement, file.bytes(), signature, at.when()))
                    .or(() -> chain(file, at).map(why -> statement + ": " + why));
        } catch (NotVerified e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<String> chain(StatementFile file, Moment at) {
        return at.chained() && !file.previous().equals(at.checkpoint())
                ? Optional.of("it does not name the checkpoint before it")
                : Optional.empty();
    }
}
