package tests.record.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.LatencyGate;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.Observations;
import lockstep.analysis.canary.Terms;
import lockstep.analysis.counts.ArmCounts;
import lockstep.base.release.CanaryId;
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
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.record.journal.Intent;
import lockstep.record.journal.Passage;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.log.PromotionEntry;
import lockstep.record.report.ReleaseReport;
import lockstep.record.report.ReleaseReport.GateTime;
import lockstep.record.report.ReleaseReport.Place;
import lockstep.record.report.ReleaseReport.RequirementLine;
import lockstep.record.trail.RecordedAction;
import tests.record.log.Entries;

/** A promotion with everything that a report can have, of values alone. */
final class ExampleReport {

    private static final Instant WHEN = Instant.parse("2026-01-22T10:00:00Z");
    private static final Sha FROM = Sha.parse("5d0c9e1f7a3b42c68d90e1f2a3b4c5d6e7f80912");
    private static final Sha TO = Sha.parse("6f1c0f2b0e3c5d1c9a7b4e2d8f6a1b3c5d7e9f01");
    private static final ReleaseId ID = Entries.id("20260122-1000-rc1");

    private ExampleReport() {}

    static ReleaseReport promoted() {
        return of(Entries.promotion(ID.toString(), TO), Verdict.PASS);
    }

    static ReleaseReport unhealthy() {
        return of(Entries.failedPromotion(ID.toString(), TO), Verdict.FAIL);
    }

    /** The same promotion, decided on something else. */
    static ReleaseReport promoted(
            Intent intent, List<GateRun> tests, Optional<Boolean> forward, List<CanaryView> canaries,
            List<RequirementLine> requirements) {
        ReleaseReport usual = promoted();
        return new ReleaseReport(
                usual.service(), usual.id(), usual.entry(), Optional.of(intent), usual.ended(), tests, usual.smokes(),
                requirements, usual.policy(), canaries, usual.actions(), usual.times(), usual.place(), usual.files(),
                usual.signed(), forward);
    }

    /** The intent to promote it, of which an exception was accepted, or a stage left out. */
    static PromotionIntent intent(boolean unverifiedAccepted, List<String> accepted, List<String> skipped) {
        Passage passage = new Passage(Optional.empty(), Optional.empty(), List.of(), skipped, Optional.empty());
        return new PromotionIntent(
                ID, new Operator("ada"), WHEN, Optional.of(FROM), TO, "evidence/runs/x.json", "c".repeat(64),
                ChangeDeclaration.classA("rollback-release"), unverifiedAccepted, accepted, "", Optional.empty(),
                passage);
    }

    /** The same with other times of gates. */
    static ReleaseReport promoted(List<GateTime> times) {
        ReleaseReport usual = promoted();
        return new ReleaseReport(
                usual.service(), usual.id(), usual.entry(), usual.intent(), usual.ended(), usual.tests(),
                usual.smokes(), usual.requirements(), usual.policy(), usual.canaries(), usual.actions(), times,
                usual.place(), usual.files(), usual.signed(), usual.forward());
    }

    private static ReleaseReport of(PromotionEntry entry, Verdict smoke) {
        LinkedHashMap<String, String> policy = new LinkedHashMap<>(Map.of("required_gates", "health"));
        policy.put("configuration.values.pipeline.canary.steps[0]", "10%");
        PromotionIntent intent = intent(false, List.of(), List.of());
        return new ReleaseReport(
                "shop", ID, entry, Optional.of(intent), WHEN.plusSeconds(94),
                List.of(run(Environment.STAGING, Verdict.PASS, burst())), List.of(run(Environment.PRODUCTION, smoke)),
                List.of(new RequirementLine("approvals", "pass", "2 of 2 approved: olga@example.org, omar@example.org")),
                policy, List.of(canary()), List.of(action()), times(),
                new Place("origin", "release-evidence", TO, "release"),
                List.of("evidence/2026-01/" + ID + "/intent.json"), List.of(), Optional.of(true));
    }

    /** Of ten moves: what grew is found among what did not, and one gate is new. */
    private static List<GateTime> times() {
        List<GateTime> times = new ArrayList<>();
        for (int day = 13; day <= 22; day++) {
            ReleaseId id = Entries.id("202601" + day + "-1000-rc1");
            for (Environment where : List.of(Environment.STAGING, Environment.PRODUCTION)) {
                int usual = where.isStaging() ? 30 : 20;
                times.add(time(id, where, "chat_happy", 900 + usual * 6 + day * day % 37 * 4));
                times.add(time(id, where, "health", day == 22 ? 10 * usual : usual + day % 4));
                times.add(time(id, where, "db_health", 2 * usual + day * 7 % 11));
                if (day > 18) {
                    times.add(time(id, where, "search", 3 * usual + day * 5 % 13));
                }
            }
        }
        return times;
    }

    private static GateTime time(ReleaseId id, Environment where, String gate, int ms) {
        return new GateTime(id, where, gate, Duration.ofMillis(ms));
    }

    private static RecordedAction action() {
        return new RecordedAction(
                WHEN, "promote", Optional.of("canary"), Optional.of("production"), Optional.of("olga@example.org"),
                Optional.empty(), Optional.of(TO), Optional.of(FROM), Optional.empty(), Optional.of(ID.toString()),
                Optional.of("ada"), Optional.of("pass"), "production was healthy", "evidence/2026-01/" + ID);
    }

    private static GateRun run(Environment environment, Verdict health, GateResult... more) {
        List<GateResult> gates = new ArrayList<>(List.of(gate("health", health, 200)));
        gates.addAll(List.of(more));
        return new GateRun(
                new RunId("20260122T095500Z-promotion-gate-00000000"), "promotion-gate", environment,
                "https://shop.example", Optional.of(TO),
                new RevisionSeen(true, Optional.of(TO.hex()), Optional.of("header X-Build-Sha")), new Operator("ada"),
                WHEN.minusSeconds(300), Duration.ofSeconds(2), gates);
    }

    private static GateResult gate(String name, Verdict verdict, Integer... codes) {
        Timing timing = new Timing(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofMillis(84));
        Observed observed = new Observed(
                OptionalInt.of(codes[0]), Map.of(), Map.of(), 0, Optional.empty(), Optional.empty(), List.of(codes), timing);
        return new GateResult(
                new GateName(name), verdict, verdict == Verdict.PASS ? "200" : "503, a page of the proxy",
                Optional.of("GET"), Optional.of("/health"), "status 200", List.of(codes), Optional.of(observed), 1);
    }

    private static GateResult burst() {
        return gate("burst_429", Verdict.PASS, 200, 200, 200, 200, 429, 429, 429, 429, 429, 429);
    }

    private static CanaryView canary() {
        List<Interval> intervals = new ArrayList<>();
        for (int at = 0; at < 24; at++) {
            intervals.add(new Interval(WHEN.plusSeconds(15L * at), WHEN.plusSeconds(15L * at + 15), at < 8 ? 0.05 : 0.1,
                    arm(400, at % 5), arm(3_600, 18 + at % 7)));
        }
        Terms terms = new Terms(
                Duration.ofMinutes(6), Duration.ofHours(1), Duration.ofSeconds(15), 1_000, 0.2,
                List.of(new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF),
                        new LatencyGate("p99", 0.99, 0.25, Breach.ROLLBACK, Demand.NO_HARM_SHOWN),
                        new AvailabilityGate(0.98, Breach.PAUSE, Demand.NO_HARM_SHOWN)), Levels.usual());
        Instant judged = intervals.getLast().to();
        CanaryVerdict verdict = new CanaryJudge(terms).judge(Observations.of(intervals), judged);
        CanaryEnd end = new CanaryEnd(
                CanaryId.first(WHEN), TO, Optional.empty(), WHEN, judged, CanaryStage.PASSED, verdict.verdict(),
                CanaryEnd.Cause.METRICS, judged, verdict.reasons(), verdict.gates(), terms, intervals);
        List<CanaryState> states = List.of(
                state(1, CanaryStage.WEIGHT, WHEN, Optional.of(5), "5 % of the traffic", List.of()),
                state(2, CanaryStage.WEIGHT, WHEN.plusSeconds(120), Optional.of(10), "10 % of the traffic", List.of()),
                state(3, CanaryStage.PASSED, judged, Optional.of(10), "harmlessness was shown", intervals));
        return new CanaryView(CanaryId.first(WHEN), Optional.empty(), states,
                List.of(CanaryStage.WEIGHT, CanaryStage.WEIGHT, CanaryStage.PASSED), 3, Optional.of(end),
                Optional.empty());
    }

    private static CanaryState state(
            int number, CanaryStage stage, Instant at, Optional<Integer> weight, String words, List<Interval> seen) {
        return new CanaryState(number, stage, at, new Operator("olga"), "host", weight, words, seen);
    }

    private static ArmCounts arm(long requests, long errors) {
        TreeMap<Double, Long> atOrBelow = new TreeMap<>(Map.of(
                0.1, requests / 2, 0.2, requests - 2 * errors, 0.25, requests - errors, Double.POSITIVE_INFINITY, requests));
        return new ArmCounts(requests, errors, atOrBelow, 2, 0, 0);
    }
}
