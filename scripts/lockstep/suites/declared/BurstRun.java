package lockstep.suites.declared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.gates.burst.Burst.Shot;
import lockstep.gates.burst.BurstPause;
import lockstep.gates.burst.Salvo;
import lockstep.gates.burst.Shots;
import lockstep.gates.declared.BurstJudge;
import lockstep.gates.declared.BurstPlan;
import lockstep.gates.declared.Statuses;
import lockstep.gates.declared.Wanted;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Evaluation;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Lockouts;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;

/** Sends a declared burst: in order, some at a time, more where answers are so slow that no limit could be reached. */
record BurstRun(RunnableGate gate, BurstPlan plan) {

    GateResult run(GateContext context, Request request) throws Values.Unready {
        Optional<String> locked = context.mode().isStaging() ? context.awaitLockout(gate.name()) : Optional.empty();
        if (locked.isPresent()) {
            throw new Values.Unready(locked.get().replaceFirst("^not run: ", ""));
        }
        Optional<Lockouts.Lockout> before = context.lockouts().lastOfThisRun();
        Salvo salvo = Salvo.fire(
                context, gate.name(), request, new Salvo.Size(plan.count(), plan.atATime(), plan.limit()),
                seen -> complaint(seen, context));
        List<Shot> shots = salvo.shots();
        Decision decision = new BurstJudge(plan, new Shots(shots), before).decide();
        Decision all = decision.verdict() == Verdict.PASS ? recovered(decision, salvo, context, request) : decision;
        Observed observed = gate.gate().keep().of(salvo.mostTelling())
                .withCodes(shots.stream().map(Shot::status).toList());
        Map<String, Object> fields = new LinkedHashMap<>(observed.fields());
        fields.put("requests", (long) shots.size());
        return gate.result(all, observed.withFields(fields), shots.size());
    }

    private Optional<Decision> complaint(Observation observation, GateContext context) {
        int status = observation instanceof Answer answer ? answer.status() : 0;
        Optional<Map.Entry<Statuses, BurstPlan.Share>> share = plan.share(status);
        if (share.isEmpty() && observation instanceof Answer answer) {
            return Optional.of(Decision.fail("expected " + plan.statusesInWords() + ", got " + status
                    + Evaluation.told(answer, context.profile())));
        }
        Wanted wanted = share.map(entry -> entry.getValue().wanted()).orElse(Wanted.nothing());
        Decision decision = context.judge(observation, gate.expectation(wanted, context.clock().instant()));
        return decision.verdict() == Verdict.PASS ? Optional.empty() : Optional.of(decision);
    }

    /** Another refusal only where a time was asked for, not a stray 500; and what is to come afterwards is none. */
    private static boolean isLimit(int status, Statuses recovery, Salvo salvo) {
        return status == 429
                || status >= 400 && salvo.longestCooldown().isPresent() && !recovery.accepts(status);
    }

    /** One more request, when the longest time that a limit asked for is over: a 429, or what the plan has instead. */
    private Decision recovered(Decision burst, Salvo salvo, GateContext context, Request request) {
        if (plan.recovery().isEmpty()) {
            return burst;
        }
        if (salvo.shots().stream().noneMatch(shot -> isLimit(shot.status(), plan.recovery().get(), salvo))) {
            return Decision.inconclusive(burst.reason()
                    + "; no 429 came, and no other refusal with a Retry-After, so there was no limit whose end could "
                    + "be seen");
        }
        BurstPause pause = new BurstPause(salvo.longestCooldown());
        Optional<String> obstacle = pause.obstacle(context, gate.name());
        if (obstacle.isPresent()) {
            return Decision.inconclusive(obstacle.get());
        }
        Observation after = context.ask(gate.name(), request);
        Wanted wanted = Wanted.status(plan.recovery().get());
        Decision decision = context.judge(after, gate.expectation(wanted, context.clock().instant()));
        if (salvo.longestCooldown().isEmpty()) {
            return rightAfter(burst, decision, after);
        }
        return decision.verdict() == Verdict.PASS
                ? Decision.pass(burst.reason() + ", and " + decision.reason() + " after the Retry-After ("
                        + pause.asked() + ")")
                : new Decision(decision.verdict(), "after the burst's Retry-After (" + pause.asked() + "): "
                        + decision.reason(), decision.about());
    }

    /** Nobody said when the limit ends, so that it holds still is no fault. */
    private Decision rightAfter(Decision burst, Decision decision, Observation after) {
        String when = "right after the burst, whose refusals named no time";
        if (decision.verdict() == Verdict.PASS) {
            return Decision.pass(burst.reason() + ", and " + decision.reason() + " " + when);
        }
        return after instanceof Answer answer && plan.tellsLimit(answer.status())
                ? Decision.inconclusive("still " + answer.status()
                        + ", and the burst's refusals did not say when the limit ends")
                : new Decision(decision.verdict(), when + ": " + decision.reason(), decision.about());
    }
}
