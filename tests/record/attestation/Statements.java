package tests.record.attestation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RevisionSeen;
import lockstep.gates.run.RunId;
import lockstep.record.attestation.DecisionStatement;
import lockstep.record.attestation.EvidencePlace;
import lockstep.record.attestation.TestStatement;
import lockstep.record.evidence.GateRunJson;
import lockstep.record.evidence.RecordedRun;
import tests.record.evidence.Runs;

/** Statements about runs and decisions that never took place. */
final class Statements {

    static final EvidencePlace PLACE =
            new EvidencePlace("git+https://git.example/service.git", "release-evidence", "release");
    static final ReleaseId ID = ReleaseId.tryParse("20260122-1100-rc1").orElseThrow();
    static final Instant DECIDED = Instant.parse("2026-01-22T11:00:00Z");
    static final String PATH = "evidence/runs/" + Runs.COMMIT + "/20260122T100000Z-promotion-gate-0a1b2c3d.json";

    private Statements() {}

    static RecordedRun file(Sha commit, GateResult... gates) {
        GateRun run = new GateRun(
                new RunId("20260122T100000Z-promotion-gate-0a1b2c3d"), "promotion-gate", Environment.STAGING,
                "https://staging.example",
                Optional.of(commit), new RevisionSeen(true, Optional.of("0123456"), Optional.of("header X-Build-Sha")),
                new Operator("Ada Lovelace"), Instant.parse("2026-01-22T10:00:00Z"), Duration.ofMillis(812),
                List.of(gates));
        return RecordedRun.read(PATH, GateRunJson.write(run).getBytes(StandardCharsets.UTF_8));
    }

    static RecordedRun file(GateResult... gates) {
        return file(Runs.COMMIT, gates);
    }

    static RecordedRun passing() {
        return file(Runs.gate("chat_415", Verdict.PASS, "415"), Runs.skipped("chat_happy"));
    }

    static TestStatement about(RecordedRun file) {
        return TestStatement.of(file, PLACE);
    }

    static Sha256 digest(String content) {
        return Sha256.of(content.getBytes(StandardCharsets.UTF_8));
    }

    static DecisionStatement promotion(Map<String, Sha256> statements, boolean accepted) {
        DecisionStatement.Basis basis = new DecisionStatement.Basis(
                digest("intent"), "evidence/" + ID + "/policy.json", digest("policy"), statements);
        return DecisionStatement.promotion(ID, Runs.COMMIT, DECIDED, "cognitive-api", basis,
                accepted ? DecisionStatement.STAGING_ACCEPTED : DecisionStatement.STAGING_VERIFIED, PLACE);
    }
}
