package lockstep.record.trail;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import lockstep.analysis.canary.GateJudgement;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.counts.ArmCounts;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Timing;
import lockstep.gates.run.GateRun;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.evidence.GateRunReader;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.FactPlaces;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code metrics.json}: gates with their timings, the soak, what canaries counted, what CI found. */
record MetricsTree(BranchFiles files, Sha commit, Trail trail) {

    void into(ObjectNode tree) {
        List<GateRun> staging = runs(EvidenceLayout.runsOf(commit));
        ArrayNode runs = tree.putArray("gate_runs");
        Stream.concat(staging.stream(), smokes().stream()).forEach(run -> run(runs.addObject(), run));
        soak(tree, staging);
        ArrayNode canaries = tree.putArray("canaries");
        CanaryArchive archive = new CanaryArchive(files.repository(), Optional.of(files.tip()));
        archive.ids().stream().map(archive::view)
                .flatMap(view -> view.end().stream())
                .filter(end -> end.commit().equals(commit))
                .forEach(end -> canary(canaries.addObject(), end));
        ArrayNode facts = tree.putArray("facts");
        files.in(FactPlaces.of(commit)).stream()
                .filter(FactPlaces::isFact)
                .flatMap(path -> files.bytes(path).stream())
                .flatMap(json -> JsonReader.read(json).stream())
                .forEach(facts::add);
    }

    private List<GateRun> smokes() {
        return trail.of(commit).stream()
                .flatMap(action -> action.subject().flatMap(ReleaseId::tryParse).stream())
                .distinct()
                .flatMap(id -> runs(EvidenceLayout.of(id)).stream())
                .filter(run -> run.commit().equals(Optional.of(commit)))
                .toList();
    }

    private List<GateRun> runs(String folder) {
        return files.in(folder).stream()
                .filter(EvidenceLayout::isRun)
                .flatMap(path -> files.read(path, (json, where) ->
                        GateRunReader.read(new String(json, StandardCharsets.UTF_8), where)).stream())
                .toList();
    }

    private static void run(ObjectNode tree, GateRun run) {
        tree.put("id", run.id().text());
        tree.put("suite", run.suite());
        tree.put("mode", run.mode().word());
        tree.put("started_at", run.startedAt().toString());
        tree.put("duration_ms", run.duration().toMillis());
        tree.put("verdict", run.verdict().word());
        tree.put("revision_verified", run.revision().verified());
        ArrayNode gates = tree.putArray("gates");
        run.gates().forEach(gate -> {
            ObjectNode one = gates.addObject();
            one.put("name", gate.name().word());
            one.put("verdict", gate.verdict().word());
            one.put("total_ms", total(gate).map(Duration::toMillis).orElse(null));
            one.put("attempts", gate.attempts());
        });
    }

    private static Optional<Duration> total(GateResult gate) {
        return gate.observed().map(seen -> seen.timing()).map(Timing::total);
    }

    /** How long staging was seen to run it without a failure: from the first sample after the last one that failed. */
    private static void soak(ObjectNode tree, List<GateRun> staging) {
        List<GateRun> samples = staging.stream()
                .filter(run -> run.mode().isStaging() && run.revision().verified())
                .toList();
        ObjectNode soak = tree.putObject("soak");
        soak.put("samples", samples.size());
        soak.put("passed", samples.stream().filter(run -> run.verdict() == Verdict.PASS).count());
        Optional<Instant> failure = staging.stream()
                .filter(run -> run.mode().isStaging() && run.verdict() == Verdict.FAIL && run.failedByService())
                .map(GateRun::startedAt).max(Instant::compareTo);
        List<Instant> passed = samples.stream().filter(run -> run.verdict() == Verdict.PASS)
                .map(GateRun::startedAt)
                .filter(at -> failure.filter(failed -> !at.isAfter(failed)).isEmpty())
                .sorted().toList();
        Optional<Instant> first = passed.stream().findFirst();
        Optional<Instant> last = passed.reversed().stream().findFirst();
        soak.put("first", first.map(Instant::toString).orElse(null));
        soak.put("last_passed", last.map(Instant::toString).orElse(null));
        soak.put("seconds", first.flatMap(from -> last.map(to -> Duration.between(from, to).toSeconds()))
                .orElse(null));
    }

    private static void canary(ObjectNode tree, CanaryEnd end) {
        tree.put("id", end.id().toString());
        end.service().ifPresent(service -> tree.put("service", service.word()));
        tree.put("verdict", end.verdict().word());
        tree.put("stage", end.stage().word());
        tree.put("started_at", end.origin().toString());
        tree.put("ended_at", end.endedAt().toString());
        tree.put("intervals", end.intervals().size());
        arm(tree.putObject("canary"), end.intervals().stream().map(Interval::canary).toList());
        arm(tree.putObject("baseline"), end.intervals().stream().map(Interval::baseline).toList());
        ArrayNode gates = tree.putArray("gates");
        end.gates().forEach(gate -> gate(gates.addObject(), gate));
    }

    private static void arm(ObjectNode tree, List<ArmCounts> counts) {
        tree.put("requests", sum(counts, ArmCounts::requests));
        tree.put("errors", sum(counts, ArmCounts::errors));
        tree.put("missing", sum(counts, ArmCounts::missing));
        tree.put("restarts", sum(counts, ArmCounts::restarts));
    }

    private static long sum(List<ArmCounts> counts, ToLongFunction<ArmCounts> of) {
        return counts.stream().mapToLong(of).sum();
    }

    private static void gate(ObjectNode tree, GateJudgement gate) {
        tree.put("name", gate.gate());
        tree.put("verdict", gate.verdict().word());
        tree.put("reason", gate.reason());
    }
}
