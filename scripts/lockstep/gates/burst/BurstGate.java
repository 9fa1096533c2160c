package lockstep.gates.burst;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.JsonContract;
import lockstep.gates.gate.Load;
import lockstep.gates.gate.Lockouts;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;

/**
 * A claim about many requests in short order. Sends {@code size} requests, {@code concurrency} at a time, in order:
 * few at a time keep the order of the answers visible, several at a time keep a long line from deciding the outcome.
 * Answers may be so slow that few at a time never reach the limit: then more are sent at a time, up to a bound.
 *
 * @param adapts whether the concurrency may grow
 * @param limited what a 429 must look like
 * @param expected of each answer
 * @param needs429 whether a burst without any 429 fails
 * @param rate what the service is known to allow: what stays below it cannot show a limit
 */
public record BurstGate(
        GateName name, Request request, int size, int concurrency, boolean adapts, JsonContract limited,
        Expectation expected, boolean needs429, Pace rate, Set<GateName> after)
        implements Gate {

    /** The field of the result under which the longest {@code Retry-After} seen is kept, in milliseconds. */
    public static final String COOLDOWN = "longest_retry_after_ms";

    private static final Expectation EXPECTED = new Expectation.StatusAmong(Set.of(200, 429));

    public BurstGate {
        after = Set.copyOf(after);
    }

    /** Whose answers may be 200 or 429. */
    public BurstGate(
            GateName name, Request request, int size, int concurrency, boolean adapts, JsonContract limited,
            boolean needs429, Pace rate, Set<GateName> after) {
        this(name, request, size, concurrency, adapts, limited, EXPECTED, needs429, rate, after);
    }

    /** The same, whose answers must be so, too. */
    public BurstGate expecting(Expectation more) {
        return new BurstGate(name, request, size, concurrency, adapts, limited, expected.and(more), needs429, rate,
                after);
    }

    @Override
    public GateResult run(GateContext context) {
        Optional<String> locked = context.awaitLockout(name);
        if (locked.isPresent()) {
            return notRun(Verdict.INCONCLUSIVE, locked.get());
        }
        Optional<Lockouts.Lockout> before = context.lockouts().lastOfThisRun();
        Salvo salvo = Salvo.fire(
                context, name, request,
                new Salvo.Size(size, concurrency, Optional.of(rate).filter(any -> adapts)),
                seen -> complaint(context, seen));
        Burst burst = new Burst(salvo.shots(), needs429, rate, before);
        Observed observed = context.kept(salvo.mostTelling())
                .withCodes(burst.codes())
                .withFields(summary(salvo, burst));
        return GateResult.of(name, burst.decide(), request, expected, observed, size).claiming(claim());
    }

    /** All that decides: whoever sends fewer, slower, or needs no 429, claims something else. */
    private String claim() {
        return size + " requests, " + concurrency + " at a time" + (adapts ? ", more where answers are slow" : "")
                + ": " + expected.inWords()
                + (needs429 ? ", a 429 after a 200" : "; no 429 is needed (--allow-no-429)");
    }

    private Optional<Decision> complaint(GateContext context, Observation observation) {
        Expectation wanted = observation instanceof Answer answer && answer.status() == 429
                ? expected.and(new Expectation.Keeps(limited))
                : expected;
        Decision decision = context.judge(observation, wanted);
        return decision.verdict() == Verdict.PASS ? Optional.empty() : Optional.of(decision);
    }

    private static Map<String, Object> summary(Salvo salvo, Burst burst) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("requests", (long) burst.shots().size());
        fields.put("passed", burst.count(200));
        fields.put("limited", burst.count(429));
        salvo.longestCooldown().ifPresent(longest -> fields.put(COOLDOWN, longest.toMillis()));
        return fields;
    }

    @Override
    public Load load() {
        return new Load(size, true);
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return GateResult.notRun(name, verdict, reason, request, expected).claiming(claim());
    }
}
