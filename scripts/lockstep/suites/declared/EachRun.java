package lockstep.suites.declared;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import lockstep.gates.burst.Volley;
import lockstep.gates.declared.EachOf;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;

/** Asks for each value, some at a time; the gate is as good as the worst of them. */
record EachRun(RunnableGate gate, EachOf each) {

    private static final int AT_A_TIME = 8;

    /** What came of one value: all of them together are as large as their bodies would be. */
    private record Done(Decision decision, Observed kept, int attempts) {}

    GateResult run(GateContext context) throws Values.Unready {
        int size = each.values().size();
        AtomicReferenceArray<Done> asked = new AtomicReferenceArray<>(size);
        AtomicReferenceArray<String> unready = new AtomicReferenceArray<>(size);
        new Volley(size, index -> {
            try {
                asked.set(index, done(new Asking(gate).ask(context, Map.of(each.name(), each.values().get(index)))));
            } catch (Values.Unready e) {
                unready.set(index, e.getMessage());
            }
        }).fire(Math.min(AT_A_TIME, size), (rest, answer) -> 0);
        int[] answered = IntStream.range(0, size).filter(index -> asked.get(index) != null).toArray();
        int worst = IntStream.of(answered).boxed()
                .max(Comparator.comparing((Integer index) -> asked.get(index).decision().verdict())
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(-1);
        // What was not asked hides no failure that was seen.
        if (answered.length < size && (worst < 0 || asked.get(worst).decision().verdict() != Verdict.FAIL)) {
            throw new Values.Unready(IntStream.range(0, size).mapToObj(unready::get).filter(Objects::nonNull)
                    .findFirst().orElse("not all values were asked in time"));
        }
        Done telling = asked.get(worst);
        List<Integer> codes = IntStream.of(answered).mapToObj(asked::get)
                .map(one -> one.kept().bodySha256().isPresent() ? one.kept().status().orElse(0) : 0)
                .toList();
        int attempts = IntStream.of(answered).map(index -> asked.get(index).attempts()).sum();
        return gate.result(decision(telling, worst), telling.kept().withCodes(codes), attempts);
    }

    private Done done(Asked asked) {
        return new Done(asked.decision(), gate.gate().keep().of(asked.seen()), asked.attempts());
    }

    private Decision decision(Done telling, int index) {
        Decision decision = telling.decision();
        String which = each.name() + " " + (index + 1) + " of " + each.values().size() + " ("
                + each.values().get(index).asString() + ")";
        return decision.verdict() == Verdict.PASS
                ? Decision.pass(each.values().size() + " × " + decision.reason())
                : new Decision(decision.verdict(), which + ": " + decision.reason(), decision.about());
    }
}
