package tests.record.report;

import static tests.record.log.Entries.sha;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.analysis.canary.GateJudgement;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.LatencyGate;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.Terms;
import lockstep.analysis.counts.ArmCounts;
import lockstep.base.release.CanaryId;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RevisionSeen;
import lockstep.gates.run.RunId;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.record.journal.Intent;
import lockstep.record.journal.Passage;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.journal.RollbackIntent;
import lockstep.record.log.PassFail;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.RollbackResult;
import lockstep.record.log.StructuredEntry;
import lockstep.record.report.ReleaseReport;
import lockstep.record.report.ReleaseReport.GateTime;
import lockstep.record.report.ReleaseReport.Place;
import lockstep.record.report.ReleaseReport.RequirementLine;
import lockstep.record.trail.RecordedAction;
import tests.record.log.Entries;

/**
 * A promotion and a rollback of which every text that somebody else can choose is hostile.
 *
 * @param hostile makes it, of the place where it stands; at most an operator's length
 */
record HostileReport(UnaryOperator<String> hostile) {

    private static final Instant WHEN = Instant.parse("2026-01-22T10:00:00Z");
    private static final Sha FROM = sha(1);
    private static final Sha TO = sha(2);
    /** As hostile as a tag's name can be. */
    private static final Version TAG = new Version("v1.2.3__x__");

    private GateRun run() {
        GateResult gate = new GateResult(
                new GateName("health"), Verdict.PASS, hostile.apply("reason"), Optional.of("GET"), Optional.of("/health"),
                hostile.apply("claim"), List.of(200), Optional.empty(), 1);
        return new GateRun(
                new RunId("20260122T095500Z-promotion-gate-00000000"), "promotion-gate", Environment.STAGING,
                "https://staging.example", Optional.of(TO),
                new RevisionSeen(true, Optional.of(hostile.apply("revision")), Optional.of("header X")),
                new Operator(hostile.apply("tester")), WHEN.minusSeconds(300), Duration.ofSeconds(2), List.of(gate));
    }

    /** One that ended, judged by its counts. */
    private CanaryView canary() {
        List<Interval> intervals = List.of(
                new Interval(WHEN, WHEN.plusSeconds(15), 0.1, ArmCounts.of(100, 5), ArmCounts.of(900, 5)),
                new Interval(WHEN.plusSeconds(15), WHEN.plusSeconds(30), 0.1, ArmCounts.of(100, 0), ArmCounts.of(900, 9)));
        Terms terms = new Terms(
                Duration.ofMinutes(6), Duration.ofHours(1), Duration.ofSeconds(15), 1_000, 0.2,
                List.of(new LatencyGate(hostile.apply("metric"), 0.99, 0.1, Breach.ROLLBACK, Demand.NO_HARM_SHOWN),
                        new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF)), Levels.usual());
        CanaryState state = new CanaryState(
                1, CanaryStage.ROLLED_BACK, WHEN, new Operator("olga"), "host", Optional.of(10),
                hostile.apply("canary"), intervals);
        GateJudgement judged = new GateJudgement(
                hostile.apply("gate"), Verdict.FAIL, 0.05, 0.01, 0.1, 0.01, 30, 20, Breach.ROLLBACK, Demand.PROOF,
                hostile.apply("why"));
        CanaryEnd end = new CanaryEnd(
                CanaryId.first(WHEN), TO, Optional.empty(), WHEN, WHEN.plusSeconds(30), CanaryStage.ROLLED_BACK,
                Verdict.FAIL, CanaryEnd.Cause.METRICS, WHEN.plusSeconds(30), List.of(hostile.apply("cause")),
                List.of(judged), terms, intervals);
        return new CanaryView(
                CanaryId.first(WHEN), Optional.empty(), List.of(state), List.of(CanaryStage.ROLLED_BACK), 1,
                Optional.of(end), Optional.empty());
    }

    private RecordedAction action() {
        return new RecordedAction(
                WHEN, hostile.apply("action"), Optional.of("canary"), Optional.of("production"),
                Optional.of(hostile.apply("approved")), Optional.empty(), Optional.of(TO), Optional.of(FROM),
                Optional.empty(), Optional.of(hostile.apply("id")), Optional.of(hostile.apply("actor")),
                Optional.of(hostile.apply("result")), hostile.apply("words"), "evidence/x");
    }

    /** Of a gate of two moves, one of them of a service. */
    private List<GateTime> times() {
        return List.of(
                new GateTime(Entries.id("20260121-1000-rc1"), Environment.STAGING, hostile.apply("timed"), Duration.ofMillis(20)),
                new GateTime(Entries.id("20260122-1000-rc1"), Environment.PRODUCTION, hostile.apply("timed"),
                        Duration.ofMillis(30)));
    }

    private ReleaseReport report(StructuredEntry entry, ReleaseId id, Intent intent) {
        LinkedHashMap<String, String> policy = new LinkedHashMap<>();
        policy.put("configuration.source", hostile.apply("source"));
        policy.put("required_gates", "health");
        return new ReleaseReport(
                "shop", id, entry, Optional.of(intent), WHEN, List.of(run()), List.of(),
                List.of(new RequirementLine("soak", "pass", hostile.apply("requirement"))), policy, Optional.of(canary()),
                List.of(action()), times(),
                new Place("origin", "release-evidence", TO, "release;reboot"), List.of("evidence/x'; reboot/intent.json"));
    }

    ReleaseReport promotion() {
        ReleaseId id = Entries.id("20260122-1000-rc1");
        PromotionEntry usual = Entries.promotion(id.toString(), TO);
        PromotionEntry entry = new PromotionEntry(
                id, TO, Optional.of(TAG), Environment.PRODUCTION, "main", "release", usual.stagingBase(),
                usual.stagingGateCommand(), PassFail.PASS, usual.gatesRun(), ChangeClass.A, usual.prodVerification(),
                PassFail.PASS, hostile.apply("plan"), hostile.apply("notes"), new Operator(hostile.apply("operator")), usual.evidenceRefs(),
                usual.costControlEvidence());
        return report(entry, id, new PromotionIntent(
                id, new Operator("ada"), WHEN, Optional.of(FROM), TO, "evidence/runs/x.json", hostile.apply("digest"),
                ChangeDeclaration.classA(hostile.apply("declared")), false, List.of(hostile.apply("accepted")), "", Optional.empty(),
                Passage.plain()));
    }

    ReleaseReport rollback() {
        ReleaseId id = Entries.id("20260122-1000-rb1");
        RollbackEntry usual = Entries.rollback(id.toString(), FROM, TO);
        RollbackEntry entry = new RollbackEntry(
                id, hostile.apply("trigger"), FROM, TO, Optional.of(TAG), Environment.PRODUCTION, usual.actions(),
                usual.postRollbackVerification(), RollbackResult.COMPLETED, hostile.apply("notes"), new Operator(hostile.apply("operator")),
                usual.evidenceRefs());
        return report(entry, id, new RollbackIntent(
                id, new Operator("ada"), WHEN, Optional.of(FROM), TO, hostile.apply("trigger"),
                new Operator(hostile.apply("approver")), hostile.apply("entry"), false, "", Optional.empty(), Passage.plain()));
    }
}
