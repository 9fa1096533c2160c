package tests.bench.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.digest.Sha256;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Timing;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RevisionSeen;
import lockstep.gates.run.RunId;
import lockstep.policy.change.AssessedChange;
import lockstep.policy.change.ChangeJson;
import lockstep.policy.change.PathRules;
import lockstep.record.attestation.DecisionStatement;
import lockstep.record.attestation.EvidencePlace;
import lockstep.record.attestation.OutcomeStatement;
import lockstep.record.attestation.StatementJson;
import lockstep.record.attestation.TestStatement;
import lockstep.record.evidence.GateRunJson;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.journal.IntentJson;
import lockstep.record.journal.Outcome;
import lockstep.record.journal.OutcomeJson;
import lockstep.record.journal.Passage;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LoggedGate;
import lockstep.record.log.PassFail;
import lockstep.record.log.PromotionEntry;
import lockstep.record.truth.SourceOfTruth;
import lockstep.record.truth.TruthJson;

/** One promotion that went well, with all that is written of it, by the writers that write it in earnest. */
final class Promoted {

    private static final Operator ADA = new Operator("Ada Lovelace");
    private static final List<String> SMOKE = List.of("health", "db_health", "whoami", "chat_happy", "chat_415");
    private static final List<String> GATES =
            List.of("health", "db_health", "whoami", "chat_happy", "chat_415", "burst_429");
    private static final String SERVICE = "cognitive-api";
    private static final EvidencePlace PLACE =
            new EvidencePlace("git+https://git.example/service.git", "release-evidence", "release");

    private final Sha commit;
    private final Instant start;
    private final Optional<Hand> hand;
    private final GateRun staging;
    private final GateRun smoke;
    private final PromotionIntent intent;
    private final byte[] stagingRun;
    private final SortedMap<String, Sha256> recorded = new TreeMap<>();
    private Sha256 restsOn;
    private Sha256 decided;

    /**
     * @param start when its staging run began; half an hour is enough for one promotion
     * @param hand who signs the statements
     */
    Promoted(Sha commit, Optional<Sha> from, Instant start, Optional<Hand> hand) {
        this.hand = hand;
        this.commit = commit;
        this.start = start;
        staging = run(Environment.STAGING, Configured.STAGING, start, GATES);
        stagingRun = json(staging);
        Instant since = start.plus(Duration.ofMinutes(5));
        smoke = run(Environment.PRODUCTION, Configured.PRODUCTION, since.plus(Duration.ofMinutes(2)), SMOKE);
        intent = new PromotionIntent(
                ReleaseId.first(ReleaseId.Kind.PROMOTION, since), ADA, since, from, commit, stagingPath(),
                Sha256.of(stagingRun).hex(),
                ChangeDeclaration.classA("rollback-release to the last known good"),
                false, List.of(), "", Optional.of(Configured.digest()), Passage.plain());
    }

    ReleaseId id() {
        return intent.id();
    }

    Instant start() {
        return start;
    }

    /** When the intent was recorded. */
    Instant begins() {
        return intent.since();
    }

    /** When the outcome was recorded. */
    Instant ends() {
        return start.plus(Duration.ofMinutes(8));
    }

    /** What the staging run's commit adds under the folder of its commit: name to content. */
    SequencedMap<String, byte[]> recordedRun(Optional<Sha256> checkpoint) {
        byte[] statement = statement(stagingPath(), staging, checkpoint);
        restsOn = Sha256.of(statement);
        return signed(Map.of(
                name(stagingPath()), stagingRun, name(EvidenceLayout.statement(stagingPath())), statement));
    }

    /** What the intent's commit adds under its own folder, after {@link #recordedRun}. */
    SequencedMap<String, byte[]> begun(Optional<Sha256> checkpoint) {
        byte[] document = IntentJson.write(intent);
        byte[] policy = Configured.policy();
        AssessedChange assessed = AssessedChange.of(intent.declaration(), List.of("src/app.py"), PathRules.none());
        byte[] change = ChangeJson.write(intent.from(), commit, assessed).getBytes(StandardCharsets.UTF_8);
        DecisionStatement.Basis basis = new DecisionStatement.Basis(
                Sha256.of(document), EvidenceLayout.policy(id()), Sha256.of(policy),
                Map.of(EvidenceLayout.statement(stagingPath()), restsOn,
                        EvidenceLayout.change(id()), Sha256.of(change)));
        byte[] decision = StatementJson.write(DecisionStatement.promotion(
                id(), commit, intent.since(), SERVICE, basis, DecisionStatement.STAGING_VERIFIED, PLACE), checkpoint);
        decided = Sha256.of(decision);
        return sealed(signed(Map.of(
                "intent.json", document, "policy.json", policy, "change.json", change,
                name(EvidenceLayout.decision(id())), decision)));
    }

    /** What the outcome's commit adds there, after {@link #begun}. */
    SequencedMap<String, byte[]> finished(Optional<Sha256> checkpoint, OutcomeStatement.Entry entry) {
        String path = EvidenceLayout.smoke(id(), smoke.id());
        byte[] outcome = OutcomeJson.write(new Outcome(
                id(), ADA, ends(), Verdict.PASS, Optional.of(path), "production smoke passed"));
        SequencedMap<String, byte[]> files = sealed(signed(Map.of(
                name(path), json(smoke), name(EvidenceLayout.statement(path)), statement(path, smoke, checkpoint),
                "outcome.json", outcome)));
        files.putAll(signed(Map.of(name(EvidenceLayout.outcomeStatement(id())), StatementJson.write(OutcomeStatement.of(
                commit, id(), Sha256.of(outcome), Verdict.PASS.word(), ends(), entry, recorded, PLACE), checkpoint))));
        return files;
    }

    /** What production runs afterwards. */
    byte[] truth() {
        return TruthJson.write(new SourceOfTruth(
                "production", SERVICE, Optional.empty(), commit, true, ADA.name(), ends(), id(), Optional.of(decided)));
    }

    private SequencedMap<String, byte[]> signed(Map<String, byte[]> files) {
        return new TreeMap<>(hand.map(one -> one.signed(files)).orElse(files));
    }

    private SequencedMap<String, byte[]> sealed(SequencedMap<String, byte[]> files) {
        files.forEach((name, content) -> recorded.put(EvidenceLayout.of(id()) + "/" + name, Sha256.of(content)));
        return files;
    }

    PromotionEntry entry() {
        return new PromotionEntry(
                id(), commit, Optional.empty(), Environment.PRODUCTION, "main", "release", staging.base(),
                "MODE=staging BASE=" + staging.base() + " jbang promotion-gate --sha " + commit + " --record",
                PassFail.PASS, logged(GATES), ChangeClass.A, logged(SMOKE), PassFail.PASS,
                intent.declaration().rollbackPlan().orElse(""), "", ADA,
                List.of(stagingPath(), EvidenceLayout.of(id()) + "/"), List.of());
    }

    private String stagingPath() {
        return EvidenceLayout.run(commit, staging.id());
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static byte[] json(GateRun run) {
        return GateRunJson.write(run).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] statement(String path, GateRun run, Optional<Sha256> checkpoint) {
        return StatementJson.write(TestStatement.of(RecordedRun.read(path, json(run)), PLACE), checkpoint);
    }

    private static List<LoggedGate> logged(List<String> gates) {
        return gates.stream().map(gate -> LoggedGate.of(new GateName(gate), Verdict.PASS)).toList();
    }

    private GateRun run(Environment mode, String base, Instant when, List<String> gates) {
        return new GateRun(
                RunId.fresh(when, "promotion-gate"), "promotion-gate", mode, base, Optional.of(commit),
                new RevisionSeen(true, Optional.of(commit.hex()), Optional.of("header X-Build-Sha")), ADA, when,
                Duration.ofMillis(812), gates.stream().map(Promoted::gate).toList());
    }

    private static GateResult gate(String name) {
        Timing timing = new Timing(
                Optional.of(Duration.ofMillis(1)), Optional.of(Duration.ofMillis(2)), Optional.of(Duration.ofMillis(9)),
                Optional.of(Duration.ofMillis(31)), Duration.ofMillis(32));
        Observed observed = new Observed(
                OptionalInt.of(200), Map.of("content-type", "application/json"), Map.of("status", "ok"), 93,
                Optional.of("ab".repeat(32)), Optional.empty(), List.of(), timing);
        return new GateResult(
                new GateName(name), Verdict.PASS, "200 as expected", Optional.of("GET"), Optional.of("/" + name),
                "status 200", List.of(200), Optional.of(observed), 1);
    }
}
