package lockstep.suites.certify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Timing;

/**
 * The certificate: one verdict over the evidence checklist (docs/policy.md#certificate). It asks the service
 * nothing itself, so that it claims no more than the gates have shown.
 *
 * @param checklist the gates it sums up
 * @param withLog whether the log is among them
 */
record CertificateGate(Set<GateName> checklist, boolean withLog) implements Gate {

    static final GateName NAME = new GateName("certificate");

    CertificateGate {
        checklist = Set.copyOf(checklist);
    }

    @Override
    public GateName name() {
        return NAME;
    }

    @Override
    public Set<GateName> after() {
        return checklist;
    }

    @Override
    public GateResult run(GateContext context) {
        Map<GateName, Verdict> verdicts = new TreeMap<>();
        context.earlier().stream()
                .filter(result -> checklist.contains(result.name()))
                .forEach(result -> verdicts.put(result.name(), result.verdict()));
        Observed observed = new Observed(
                OptionalInt.empty(), Map.of(), fields(verdicts), 0, Optional.empty(), Optional.empty(), List.of(),
                new Timing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Duration.ZERO));
        return result(decide(verdicts), Optional.of(observed));
    }

    private Decision decide(Map<GateName, Verdict> verdicts) {
        Verdict sum = Verdict.ofAll(verdicts.values());
        boolean isComplete = verdicts.keySet().equals(checklist);
        if (sum == Verdict.PASS && isComplete) {
            return Decision.pass("all " + checklist.size() + " of the evidence checklist passed"
                    + (withLog ? "" : "; the log was not checked"));
        }
        return sum == Verdict.FAIL
                ? Decision.fail("not certified: fail by " + those(verdicts, Verdict.FAIL).orElseThrow())
                : Decision.inconclusive("not certified: " + undecided(verdicts));
    }

    /** What is not there is no more a pass than what was skipped. */
    private String undecided(Map<GateName, Verdict> verdicts) {
        Stream<String> seen = Stream.of(Verdict.INCONCLUSIVE, Verdict.SKIPPED)
                .flatMap(verdict -> those(verdicts, verdict).map(names -> verdict.word() + " by " + names).stream());
        Stream<String> absent = names(checklist.stream().filter(name -> !verdicts.containsKey(name)))
                .map(names -> "no result of " + names).stream();
        return Stream.concat(seen, absent).collect(Collectors.joining("; "));
    }

    private static Optional<String> those(Map<GateName, Verdict> verdicts, Verdict wanted) {
        return names(verdicts.keySet().stream().filter(name -> verdicts.get(name) == wanted));
    }

    /** Empty where there are none. */
    private static Optional<String> names(Stream<GateName> some) {
        return Optional.of(some.sorted().map(GateName::word).collect(Collectors.joining(", ")))
                .filter(names -> !names.isEmpty());
    }

    private static Map<String, Object> fields(Map<GateName, Verdict> verdicts) {
        Map<String, Object> fields = new TreeMap<>();
        verdicts.forEach((name, verdict) -> fields.put(name.word(), verdict.word()));
        return fields;
    }

    private String expected() {
        return "the evidence checklist: "
                + checklist.stream().sorted().map(GateName::word).collect(Collectors.joining(", "));
    }

    private GateResult result(Decision decision, Optional<Observed> observed) {
        return new GateResult(
                NAME, decision.verdict(), decision.reason(), Optional.empty(), Optional.empty(), expected(), List.of(),
                observed, 0);
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return result(new Decision(verdict, reason), Optional.empty());
    }
}
