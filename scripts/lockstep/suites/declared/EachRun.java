package lockstep.suites.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import lockstep.gates.declared.EachOf;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.gate.Volley;
import lockstep.gates.http.Answer;

/** Asks for each value, some at a time; the gate is as good as the worst of them. */
record EachRun(RunnableGate gate, EachOf each) {

    private static final int AT_A_TIME = 8;

    GateResult run(GateContext context) throws Values.Unready {
        int size = each.values().size();
        AtomicReferenceArray<Asked> asked = new AtomicReferenceArray<>(size);
        AtomicReferenceArray<String> unready = new AtomicReferenceArray<>(size);
        new Volley(size, index -> {
            try {
                asked.set(index, new Asking(gate).ask(context, Map.of(each.name(), each.values().get(index))));
            } catch (Values.Unready e) {
                unready.set(index, e.getMessage());
            }
        }).fire(Math.min(AT_A_TIME, size), (rest, answer) -> 0);
        int worst = 0;
        for (int index = 0; index < size; index++) {
            if (asked.get(index) == null) {
                throw new Values.Unready(unready.get(index));
            }
            if (asked.get(index).decision().verdict().compareTo(asked.get(worst).decision().verdict()) > 0) {
                worst = index;
            }
        }
        Asked telling = asked.get(worst);
        List<Integer> codes = new ArrayList<>();
        IntStream.range(0, size).mapToObj(asked::get)
                .forEach(one -> codes.add(one.seen() instanceof Answer answer ? answer.status() : 0));
        int attempts = IntStream.range(0, size).map(index -> asked.get(index).attempts()).sum();
        return gate.result(decision(telling, worst), gate.gate().keep().of(telling.seen()).withCodes(codes), attempts);
    }

    private Decision decision(Asked telling, int index) {
        Decision decision = telling.decision();
        String which = each.name() + " " + (index + 1) + " of " + each.values().size() + " ("
                + each.values().get(index).asString() + ")";
        return decision.verdict() == Verdict.PASS
                ? Decision.pass(each.values().size() + " × " + decision.reason())
                : new Decision(decision.verdict(), which + ": " + decision.reason(), decision.about());
    }
}
