package tests.record.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Timing;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RevisionSeen;
import lockstep.gates.run.RunId;

/** Runs to write down. */
public final class Runs {

    public static final Sha COMMIT = new Sha("0123456789abcdef0123456789abcdef01234567");

    private Runs() {}

    public static GateRun of(GateResult... gates) {
        Instant when = Instant.parse("2026-01-22T10:00:00Z");
        return new GateRun(
                RunId.fresh(when, "promotion-gate"), "promotion-gate", Environment.STAGING, "https://staging.example",
                Optional.of(COMMIT), new RevisionSeen(true, Optional.of("0123456"), Optional.of("header X-Build-Sha")),
                new Operator("Ada Lovelace"), when, Duration.ofMillis(812), List.of(gates));
    }

    public static GateResult gate(String name, Verdict verdict, String reason) {
        Timing timing = new Timing(
                Optional.of(Duration.ofMillis(1)), Optional.of(Duration.ofMillis(2)), Optional.empty(),
                Optional.of(Duration.ofMillis(31)), Duration.ofMillis(32));
        Observed observed = new Observed(
                OptionalInt.of(415), Map.of("content-type", "application/json"),
                Map.of("ok", false, "error_code", "content_type_invalid"),
                93, Optional.of("ab".repeat(32)), Optional.empty(), List.of(), timing);
        return new GateResult(
                new GateName(name), verdict, reason, Optional.of("POST"), Optional.of("/api/chat"), "status 415",
                List.of(415), Optional.of(observed), 1);
    }

    public static GateResult burst(List<Integer> codes) {
        GateResult one = gate("burst_429", Verdict.PASS, "2 × 200, then 1 × 429");
        return new GateResult(
                one.name(), one.verdict(), one.reason(), one.method(), one.path(), "status 200 or 429",
                List.of(200, 429),
                one.observed().map(seen -> seen.withCodes(codes)), codes.size());
    }

    public static GateResult skipped(String name) {
        return new GateResult(
                new GateName(name), Verdict.SKIPPED, "not run", Optional.of("POST"), Optional.of("/api/chat"),
                "status 200", List.of(200), Optional.empty(), 0);
    }
}
