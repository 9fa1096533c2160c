package lockstep.suites.drills;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Load;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;

/**
 * A claim in several parts, made one after another: as good as the worst of them. What was observed is the last part's,
 * with the status that each part before it saw.
 */
record CompositeGate(GateName name, List<Gate> parts) implements Gate {

    CompositeGate {
        parts = List.copyOf(parts);
    }

    @Override
    public Duration limit() {
        return parts.stream().map(Gate::limit).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public GateResult run(GateContext context) {
        List<GateResult> results = new ArrayList<>();
        parts.forEach(part -> results.add(part.run(context)));
        return together(decide(results), results);
    }

    private static Decision decide(List<GateResult> results) {
        Verdict worst = Verdict.ofAll(results.stream().map(GateResult::verdict).toList());
        String reason = results.stream()
                .filter(result -> result.verdict() == worst
                        || worst == Verdict.INCONCLUSIVE && result.verdict() == Verdict.SKIPPED)
                .map(result -> result.name() + ": " + result.reason())
                .collect(Collectors.joining("; "));
        return new Decision(worst, reason);
    }

    private GateResult together(Decision decision, List<GateResult> results) {
        GateResult last = results.getLast();
        return new GateResult(
                name, decision.verdict(), decision.reason(), last.method(), last.path(), expected(results), List.of(),
                observed(results), results.stream().mapToInt(GateResult::attempts).sum());
    }

    private static String expected(List<GateResult> results) {
        return results.stream().map(result -> result.name() + ": " + result.expected())
                .collect(Collectors.joining("; "));
    }

    private static Optional<Observed> observed(List<GateResult> results) {
        return results.getLast().observed().map(last -> {
            Map<String, Object> fields = new LinkedHashMap<>(last.fields());
            for (GateResult earlier : results.subList(0, results.size() - 1)) {
                earlier.observed().ifPresent(seen -> seen.status()
                        .ifPresent(status -> fields.put(earlier.name() + "_http_status", (long) status)));
            }
            return last.withFields(fields);
        });
    }

    @Override
    public Load load() {
        return parts.stream().map(Gate::load).reduce(Load.NONE, Load::and);
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return together(
                new Decision(verdict, reason), parts.stream().map(part -> part.notRun(verdict, reason)).toList());
    }
}
