package lockstep.suites.declared;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import lockstep.base.text.Durations;
import lockstep.gates.declared.BurstJudge;
import lockstep.gates.declared.BurstPlan;
import lockstep.gates.declared.Statuses;
import lockstep.gates.declared.Wanted;
import lockstep.gates.gate.Burst.Shot;
import lockstep.gates.gate.Cooldown;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Evaluation;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Lockouts;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Throughput;
import lockstep.gates.gate.Verdict;
import lockstep.gates.gate.Volley;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;

/** Sends a declared burst: in order, some at a time, more where answers are so slow that no limit could be reached. */
record BurstRun(RunnableGate gate, BurstPlan plan) {

    private static final int MOST_AT_A_TIME = 20;

    private record Seen(Shot shot, Observation observation) {}

    GateResult run(GateContext context, Request request) throws Values.Unready {
        Optional<String> locked = context.mode().isStaging() ? context.awaitLockout(gate.name()) : Optional.empty();
        if (locked.isPresent()) {
            throw new Values.Unready(locked.get().replaceFirst("^not asked: ", ""));
        }
        Optional<Lockouts.Lockout> before = context.lockouts().known().stream()
                .filter(Lockouts.Lockout::ofThisRun).reduce((first, last) -> last);
        List<Seen> seen = fire(context, request);
        List<Shot> shots = seen.stream().map(Seen::shot).toList();
        Decision decision = new BurstJudge(plan, shots, before).decide();
        Decision all = decision.verdict() == Verdict.PASS ? recovered(decision, seen, context, request) : decision;
        Observation telling = mostTelling(seen).observation();
        Observed observed = gate.gate().keep().of(telling)
                .withCodes(shots.stream().map(Shot::status).toList());
        Map<String, Object> fields = new LinkedHashMap<>(observed.fields());
        fields.put("requests", (long) seen.size());
        return gate.result(all, observed.withFields(fields), seen.size());
    }

    private List<Seen> fire(GateContext context, Request request) {
        AtomicReferenceArray<Seen> seen = new AtomicReferenceArray<>(plan.count());
        new Volley(plan.count(), index -> seen.set(index, shoot(index + 1, context, request))).fire(
                Math.min(plan.atATime(), plan.count()),
                (rest, answer) -> plan.limit()
                        .map(limit -> Math.min(MOST_AT_A_TIME, new Throughput(limit).atATime(rest, answer)))
                        .orElse(0));
        return IntStream.range(0, plan.count()).mapToObj(seen::get).toList();
    }

    private Seen shoot(int index, GateContext context, Request request) {
        long sent = System.nanoTime();
        Observation observation = context.ask(gate.name(), request);
        long answered = System.nanoTime();
        int status = observation instanceof Answer answer ? answer.status() : 0;
        context.listener().answered(gate.name(), index, plan.count(), status);
        Optional<Decision> complaint = complaint(observation, context);
        return new Seen(
                new Shot(index, status, complaint.map(Decision::reason),
                        complaint.filter(decision -> decision.verdict() == Verdict.INCONCLUSIVE).isPresent(), sent,
                        answered),
                observation);
    }

    private Optional<Decision> complaint(Observation observation, GateContext context) {
        int status = observation instanceof Answer answer ? answer.status() : 0;
        Optional<Map.Entry<Statuses, BurstPlan.Share>> share = plan.share(status);
        if (share.isEmpty() && status != 0) {
            return Optional.of(Decision.fail("expected " + plan.statusesInWords() + ", got " + status));
        }
        Wanted wanted = share.map(entry -> entry.getValue().wanted()).orElse(Wanted.nothing());
        Decision decision = Evaluation.evaluate(observation, gate.expectation(wanted, context.clock().instant()));
        return decision.verdict() == Verdict.PASS ? Optional.empty() : Optional.of(decision);
    }

    /** One more request, when the longest time that a 429 asked for is over. */
    private Decision recovered(Decision burst, List<Seen> seen, GateContext context, Request request) {
        if (plan.recovery().isEmpty()) {
            return burst;
        }
        Optional<Duration> longest = seen.stream().map(Seen::observation)
                .filter(Answer.class::isInstance).map(Answer.class::cast)
                .filter(answer -> answer.status() == 429)
                .flatMap(answer -> Cooldown.of(answer, context.clock().instant()).stream())
                .max(Duration::compareTo);
        String asked = longest.map(Durations::human).orElse("none");
        if (longest.isPresent() && !context.waitFor(gate.name(), longest.get().plus(Cooldown.ROUNDING),
                "waiting out the burst's Retry-After of " + asked)) {
            return Decision.inconclusive("the burst's Retry-After of " + asked + " is beyond the deadline");
        }
        Observation after = context.ask(gate.name(), request);
        Wanted wanted = Wanted.status(plan.recovery().get());
        Decision decision = Evaluation.evaluate(after, gate.expectation(wanted, context.clock().instant()));
        return decision.verdict() == Verdict.PASS
                ? Decision.pass(burst.reason() + ", and " + decision.reason() + " after the Retry-After (" + asked
                        + ")")
                : new Decision(decision.verdict(), "after the burst's Retry-After (" + asked + "): "
                        + decision.reason(), decision.about());
    }

    /** The first that is wrong, else the last that was limited, else the last. */
    private static Seen mostTelling(List<Seen> seen) {
        return seen.stream().filter(one -> one.shot().complaint().isPresent()).findFirst()
                .or(() -> seen.reversed().stream().filter(one -> one.shot().status() == 429).findFirst())
                .orElseGet(seen::getLast);
    }
}
