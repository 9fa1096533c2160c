package lockstep.suites.declared;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lockstep.base.text.Secrets;
import lockstep.gates.declared.BodyRule;
import lockstep.gates.declared.BurstPlan;
import lockstep.gates.declared.Capture;
import lockstep.gates.declared.DeclaredGate;
import lockstep.gates.declared.Wanted;
import lockstep.gates.gate.AnswerClaim;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Load;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.ReportWords;
import tools.jackson.databind.JsonNode;

/**
 * A declared gate that can be run.
 *
 * @param companions the gates that run with it; it waits for no other
 * @param schemas what keeps the body rules of its declaration
 * @param turnstile through which all gates of its suite ask
 */
record RunnableGate(
        DeclaredGate gate, Set<GateName> companions, Values values, Function<BodyRule, AnswerClaim> schemas,
        Turnstile turnstile)
        implements Gate {

    private static final Duration USUAL = Duration.ofSeconds(150);
    private static final Duration WITH_RECOVERY = Duration.ofMinutes(20);

    @Override
    public GateName name() {
        return gate.name();
    }

    @Override
    public Set<GateName> after() {
        return gate.waitsFor().stream().filter(companions::contains).collect(Collectors.toSet());
    }

    @Override
    public Set<GateName> needs() {
        return gate.needs();
    }

    @Override
    public Load load() {
        int posts = gate.request().method().equals("POST") ? 1 : 0;
        return gate.burst().map(burst -> new Load(burst.count(), isLimiting(burst)))
                .orElse(new Load(posts * gate.each().map(each -> each.values().size()).orElse(1), false));
    }

    private static boolean isLimiting(BurstPlan burst) {
        return burst.answers().entrySet().stream()
                .anyMatch(answer -> answer.getKey().accepts(429) && answer.getValue().atLeast() > 0);
    }

    @Override
    public Duration limit() {
        return gate.poll().map(poll -> poll.time().plus(USUAL))
                .or(() -> gate.burst().flatMap(BurstPlan::recovery).map(any -> WITH_RECOVERY))
                .orElse(USUAL);
    }

    @Override
    public GateResult run(GateContext context) {
        try {
            if (gate.burst().isPresent()) {
                return new BurstRun(this, gate.burst().get()).run(context, values.request(context, Map.of()));
            }
            if (gate.each().isPresent()) {
                return new EachRun(this, gate.each().get()).run(context);
            }
            Asked asked = new Asking(this).ask(context, Map.of());
            return result(captured(asked, context), asked.seen(), asked.attempts());
        } catch (Values.Unready e) {
            return notRun(Verdict.INCONCLUSIVE, "not run: " + e.getMessage());
        }
    }

    /** What a passed gate hands on; one that cannot did not pass. */
    private Decision captured(Asked asked, GateContext context) {
        if (asked.decision().verdict() != Verdict.PASS || !(asked.seen() instanceof Answer answer)) {
            return asked.decision();
        }
        for (Capture capture : gate.captures()) {
            Optional<JsonNode> value = capture.take(answer);
            if (value.isEmpty()) {
                return Decision.fail("expected a value for '" + capture.name() + "' at " + capture.inWords()
                        + ", was missing");
            }
            if (capture.isSecret() && !value.get().isBoolean()) {
                if (!Values.isUsable(value.get().asString())) {
                    return Decision.inconclusive("the secret '" + capture.name() + "' at " + capture.inWords()
                            + " is shorter than " + Secrets.SHORTEST + " characters, and could not be kept out of"
                            + " reports");
                }
                if (!ReportWords.hold(value.get().asString())) {
                    Values.hide(context, value.get().asString());
                }
            }
            context.captured().put(capture.name(), value.get());
        }
        return asked.decision();
    }

    Expectation expectation(Wanted wanted, Instant now) {
        return wanted.expectation(gate.keep(), wanted.body().map(schemas), now);
    }

    GateResult result(Decision decision, Observation seen, int attempts) {
        return result(decision, gate.keep().of(seen), attempts);
    }

    GateResult result(Decision decision, Observed observed, int attempts) {
        return new GateResult(
                name(), decision.verdict(), decision.reason(), Optional.of(gate.request().method()),
                Optional.of(gate.request().shownPath()), expectedInWords(), statuses(), Optional.of(observed), attempts,
                decision.about(), Optional.empty());
    }

    private String expectedInWords() {
        return gate.burst().map(BurstPlan::inWords)
                .orElseGet(() -> expectation(gate.wanted(), Instant.EPOCH).inWords());
    }

    /** Those that are named one by one; a class of them is in the words. */
    private List<Integer> statuses() {
        return gate.burst().map(burst -> burst.answers().keySet().stream()
                        .flatMap(some -> some.codes().stream()).toList())
                .orElseGet(() -> gate.wanted().statuses().map(some -> List.copyOf(some.codes())).orElse(List.of()));
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return new GateResult(
                name(), verdict, reason, Optional.of(gate.request().method()),
                Optional.of(gate.request().shownPath()), expectedInWords(), statuses(), Optional.empty(), 0);
    }
}
