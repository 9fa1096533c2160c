package tests.release.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.ReusedGates;
import lockstep.gates.run.RevisionSeen;
import lockstep.gates.run.RunId;
import tests.record.evidence.Runs;

/** Runs of the staging gates, as they would have been written. */
public final class StagingRuns {

    private StagingRuns() {}

    /** @param chat how the chat gate ended; the others passed */
    public static GateRun of(ReleaseDay day, Sha commit, Verdict chat, Instant when) {
        List<GateResult> gates = Stream.of(
                "revision", "health", "db_health", "whoami", "chat_happy", "chat_415", "burst_429")
                .map(name -> Runs.gate(name, name.equals("chat_happy") ? chat : Verdict.PASS, "as it was seen"))
                .toList();
        Instant second = when.truncatedTo(ChronoUnit.SECONDS);
        return new GateRun(
                RunId.fresh(second, "promotion-gate"), "promotion-gate", Environment.STAGING, day.stagingBase(),
                Optional.of(commit),
                new RevisionSeen(true, Optional.of(commit.hex()), Optional.of("a command")),
                new Operator("Tess Tester"),
                second, Duration.ofMillis(812), gates);
    }

    public static GateRun unverified(GateRun run) {
        return new GateRun(
                run.id(), run.suite(), run.mode(), run.base(), run.commit(), RevisionSeen.unknown(), run.operator(),
                run.startedAt(), run.duration(), run.gates());
    }

    /** The same, had one gate's result been taken from an earlier run. */
    public static GateRun reusing(String gate, String from, GateRun run) {
        List<GateResult> gates = run.gates().stream()
                .map(one -> !one.name().word().equals(gate) ? one : new GateResult(
                        one.name(), one.verdict(), one.reason(), one.method(), one.path(), one.expected(),
                        one.expectedStatus(), one.observed().map(seen -> seen.withFields(Map.of(ReusedGates.FROM, from))),
                        0))
                .toList();
        return new GateRun(
                run.id(), run.suite(), run.mode(), run.base(), run.commit(), run.revision(), run.operator(),
                run.startedAt(), run.duration(), gates);
    }

    /** The same, had one gate not been asked for. */
    public static GateRun without(String gate, GateRun run) {
        List<GateResult> others = run.gates().stream().filter(result -> !result.name().word().equals(gate)).toList();
        return new GateRun(
                run.id(), run.suite(), run.mode(), run.base(), run.commit(), run.revision(), run.operator(),
                run.startedAt(),
                run.duration(), others);
    }
}
