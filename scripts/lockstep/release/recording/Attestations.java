package lockstep.release.recording;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.gates.run.GateRun;
import lockstep.policy.change.AssessedChange;
import lockstep.policy.change.ChangeJson;
import lockstep.record.attestation.CanaryBinding;
import lockstep.record.attestation.DecisionStatement;
import lockstep.record.attestation.EvidencePlace;
import lockstep.record.attestation.FactBinding;
import lockstep.record.attestation.OutcomeStatement;
import lockstep.record.attestation.RemoteUri;
import lockstep.record.attestation.Statement;
import lockstep.record.attestation.StatementJson;
import lockstep.record.attestation.TestStatement;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryEndJson;
import lockstep.record.document.RecordedDocument;
import lockstep.record.evidence.GateRunJson;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.evidence.SecretGuard;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.CiFactJson;
import lockstep.record.journal.Intent;
import lockstep.record.journal.IntentJson;
import lockstep.record.journal.Outcome;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.journal.RollbackIntent;
import lockstep.record.layout.CanaryPlaces;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.FactPlaces;
import lockstep.record.layout.PathRole;
import lockstep.record.verification.ChainReader;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.BranchNames;
import lockstep.repository.tree.BlobId;
import lockstep.repository.tree.FileWrite;

/**
 * What is stored of a run or a decision: the document, the statement with which others can check it, and the
 * statement's signature where evidence is signed. All of it is made before anything is pushed.
 */
public record Attestations(ReleaseSite site, Optional<Sha> tip) {

    /** A release has some dozens. */
    private static final int MOST_FILES = 1_000;

    /** @param at when it will be recorded */
    public List<FileWrite> of(GateRun run, String path, Instant at) {
        byte[] document = checked(GateRunJson.write(run).getBytes(StandardCharsets.UTF_8));
        List<FileWrite> writes = new ArrayList<>(List.of(FileWrite.add(path, document)));
        add(writes, EvidenceLayout.statement(path), TestStatement.of(RecordedRun.read(path, document), place()), at);
        return writes;
    }

    /**
     * A fact from CI.
     *
     * @param signed CI's own statement and its signature, where CI signed it
     */
    public List<FileWrite> of(CiFact fact, Optional<SignedStatement> signed) {
        byte[] document = checked(CiFactJson.write(fact));
        String path = FactPlaces.file(
                fact.commit(), fact.recordedAt(), fact.name().word(), Sha256.of(document));
        String statement = EvidenceLayout.statement(path);
        List<FileWrite> writes = new ArrayList<>(List.of(FileWrite.add(path, document)));
        if (signed.isPresent()) {
            writes.add(FileWrite.add(statement, checked(signed.get().statement())));
            writes.add(FileWrite.add(EvidenceLayout.signature(statement), signed.get().signature()));
        } else {
            add(writes, statement, new FactBinding(fact, path, document).statement(place()), fact.recordedAt());
        }
        return writes;
    }

    /** A statement and its detached signature, as they were handed in. */
    public record SignedStatement(byte[] statement, byte[] signature) {}

    /**
     * @param runs every recorded run of the commit: the decision looked at them all
     * @param requirements what the requirements of the pipeline said
     */
    public List<FileWrite> of(
            PromotionIntent intent, byte[] rules, AssessedChange change, List<RecordedRun> runs,
            Optional<byte[]> requirements) {
        Function<String, Optional<byte[]>> files = path -> read(tip.orElseThrow(), path);
        byte[] document = checked(IntentJson.write(intent));
        byte[] assessed = checked(
                ChangeJson.write(intent.from(), intent.target(), change).getBytes(StandardCharsets.UTF_8));
        String changePath = EvidenceLayout.change(intent.id());
        Map<String, Sha256> inputs = statements(intent, runs, files);
        inputs.put(changePath, Sha256.of(assessed));
        String requirementsPath = EvidenceLayout.requirements(intent.id());
        requirements.ifPresent(said -> inputs.put(requirementsPath, Sha256.of(said)));
        DecisionStatement.Basis basis = new DecisionStatement.Basis(
                Sha256.of(document), EvidenceLayout.policy(intent.id()), Sha256.of(rules), inputs);
        boolean accepted = intent.unverifiedAccepted() || !intent.accepted().isEmpty();
        String level = !intent.restsOnStaging() ? DecisionStatement.HOTFIX_APPROVED
                : accepted ? DecisionStatement.STAGING_ACCEPTED : DecisionStatement.STAGING_VERIFIED;
        List<FileWrite> writes = new ArrayList<>(List.of(
                FileWrite.add(EvidenceLayout.intent(intent.id()), document), FileWrite.add(basis.policyPath(), rules),
                FileWrite.add(changePath, assessed)));
        requirements.map(this::checked).ifPresent(said -> writes.add(FileWrite.add(requirementsPath, said)));
        DecisionStatement decision = DecisionStatement.promotion(
                intent.id(), intent.target(), intent.since(), site.config().service(), basis, level, place());
        add(writes, EvidenceLayout.decision(intent.id()), decision, intent.since());
        return writes;
    }

    /**
     * How a release ended.
     *
     * @param recorded what is recorded with it: the outcome, the smoke's run
     * @param entry what is appended to the log
     */
    public List<FileWrite> of(
            Intent intent, Outcome outcome, byte[] document, List<FileWrite> recorded, LogAddition entry) {
        SortedMap<String, Sha256> files = new TreeMap<>();
        String folder = EvidenceLayout.of(intent.id());
        // What is no plain file, or too large to be evidence, nobody is asked to vouch for: the audit names it.
        Map<BlobId, Sha256> digests = new HashMap<>();
        there(folder).forEach((path, file) -> {
            if (site.repository().size(file) <= RecordedDocument.LARGEST) {
                files.put(path, digests.computeIfAbsent(
                        file, blob -> Sha256.of(site.repository().read(blob, RecordedDocument.LARGEST))));
            }
        });
        recorded.forEach(write -> files.put(write.path(), Sha256.of(write.content())));
        OutcomeStatement statement = OutcomeStatement.of(
                intent.target(), intent.id(), Sha256.of(document), outcome.smoke().word(), outcome.at(),
                new OutcomeStatement.Entry(entry.path(), Sha256.of(entry.bytes())), files, place());
        List<FileWrite> writes = new ArrayList<>();
        add(writes, EvidenceLayout.outcomeStatement(intent.id()), statement, outcome.at());
        return writes;
    }

    /** What lies in the folder of a release, by paths; of a crowd what Lockstep would have put there. */
    private Map<String, BlobId> there(String folder) {
        Map<String, BlobId> files = new LinkedHashMap<>();
        tip.map(commit -> site.repository().filesIn(commit, folder)).orElse(new TreeMap<>())
                .forEach((name, file) -> files.put(folder + "/" + name, file));
        return files.size() <= MOST_FILES ? files : files.entrySet().stream()
                .filter(file -> site.journal().paths().role(file.getKey()) != PathRole.STRAY)
                .limit(MOST_FILES)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What an entry adds to a volume of the log. */
    public record LogAddition(String path, byte[] bytes) {}

    private Optional<byte[]> read(Sha commit, String path) {
        return site.repository().read(commit, path, RecordedDocument.LARGEST);
    }

    /** The checkpoint that the statements are made on top of. */
    private Optional<Sha256> previous() {
        return ChainReader.of(site.repository(), site.journal().paths()).note(tip);
    }

    public List<FileWrite> of(RollbackIntent intent) {
        byte[] document = checked(IntentJson.write(intent));
        List<FileWrite> writes = new ArrayList<>(List.of(FileWrite.add(EvidenceLayout.intent(intent.id()), document)));
        DecisionStatement decision = DecisionStatement.rollback(
                intent.id(), intent.target(), intent.since(), site.config().service(), Sha256.of(document), place());
        add(writes, EvidenceLayout.decision(intent.id()), decision, intent.since());
        return writes;
    }

    /** How a canary ended. */
    public List<FileWrite> of(CanaryEnd end) {
        byte[] document = checked(CanaryEndJson.write(end));
        String path = CanaryPlaces.ended(end.id());
        List<FileWrite> writes = new ArrayList<>(List.of(FileWrite.add(path, document)));
        add(writes, EvidenceLayout.statement(path), new CanaryBinding(end, document).statement(place()),
                end.endedAt());
        return writes;
    }

    private void add(List<FileWrite> writes, String path, Statement statement, Instant at) {
        byte[] document = checked(StatementJson.write(statement, previous()));
        writes.add(FileWrite.add(path, document));
        site.signatures().sign(document, at).ifPresent(
                signature -> writes.add(FileWrite.add(EvidenceLayout.signature(path), signature)));
    }

    /** Those that it rests on first. */
    private static Map<String, Sha256> statements(
            PromotionIntent intent, List<RecordedRun> runs, Function<String, Optional<byte[]>> files) {
        Map<String, Sha256> statements = new LinkedHashMap<>();
        runs.stream()
                .map(RecordedRun::path)
                .sorted(Comparator.comparing(path -> {
                    int place = intent.stagingRuns().indexOf(path);
                    return place < 0 ? Integer.MAX_VALUE : place;
                }))
                .map(EvidenceLayout::statement)
                .forEach(path -> files.apply(path).ifPresent(json -> statements.put(path, Sha256.of(json))));
        return statements;
    }

    private byte[] checked(byte[] document) {
        SecretGuard.requireNone(new String(document, StandardCharsets.UTF_8), site.secrets(), "the evidence");
        return document;
    }

    private EvidencePlace place() {
        BranchNames branches = site.repository().branches();
        return new EvidencePlace(
                RemoteUri.of(site.repository().remoteAddress()), branches.evidence(), branches.production());
    }
}
