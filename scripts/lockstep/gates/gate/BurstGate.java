package lockstep.gates.gate;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
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
 * @param needs429 whether a burst without any 429 fails
 * @param rate what the service is known to allow: what stays below it cannot show a limit
 */
public record BurstGate(
        GateName name, Request request, int size, int concurrency, boolean adapts, JsonContract limited,
        boolean needs429, Pace rate, Set<GateName> after)
        implements Gate {

    /** The field of the result under which the longest {@code Retry-After} seen is kept, in milliseconds. */
    public static final String COOLDOWN = "longest_retry_after_ms";

    /** No service is asked more at a time than this, however slow it is. */
    public static final int MOST_AT_A_TIME = 20;

    private static final Expectation EXPECTED = new Expectation.StatusAmong(Set.of(200, 429))
            .and(new Expectation.WithoutHeader("x-waf-limiter", "memory-fallback"));

    public BurstGate {
        after = Set.copyOf(after);
    }

    /** What one request saw, and how it is judged. */
    private record Seen(Burst.Shot shot, Observation observation) {}

    @Override
    public GateResult run(GateContext context) {
        Optional<String> locked = context.awaitLockout(name);
        if (locked.isPresent()) {
            return notRun(Verdict.INCONCLUSIVE, locked.get());
        }
        Optional<Lockouts.Lockout> before = context.lockouts().lastOfThisRun();
        List<Seen> seen = fire(context);
        Burst burst = new Burst(seen.stream().map(Seen::shot).toList(), needs429, rate, before);
        Observed observed = Observed.of(mostTelling(seen).observation())
                .withCodes(burst.codes())
                .withFields(summary(seen, burst, context));
        return GateResult.of(name, burst.decide(), request, EXPECTED, observed, seen.size()).claiming(claim());
    }

    /** All that decides: whoever sends fewer, slower, or needs no 429, claims something else. */
    private String claim() {
        return size + " requests, " + concurrency + " at a time" + (adapts ? ", more where answers are slow" : "")
                + ": " + EXPECTED.inWords()
                + (needs429 ? ", a 429 after a 200" : "; no 429 is needed (--allow-no-429)");
    }

    private List<Seen> fire(GateContext context) {
        AtomicReferenceArray<Seen> seen = new AtomicReferenceArray<>(size);
        Throughput throughput = new Throughput(rate);
        new Volley(size, index -> seen.set(index, shoot(index + 1, context))).fire(
                Math.min(concurrency, size),
                (rest, answer) -> adapts ? Math.min(MOST_AT_A_TIME, throughput.atATime(rest, answer)) : 0);
        return IntStream.range(0, size).mapToObj(seen::get).toList();
    }

    private Seen shoot(int index, GateContext context) {
        long sent = System.nanoTime();
        Observation observation = context.ask(name, request);
        long answered = System.nanoTime();
        int status = observation instanceof Answer answer ? answer.status() : 0;
        context.listener().answered(name, index, size, status);
        Optional<Decision> complaint = complaint(observation);
        boolean undecided = complaint.map(decision -> decision.verdict() == Verdict.INCONCLUSIVE).orElse(false);
        return new Seen(
                new Burst.Shot(index, status, complaint.map(Decision::reason), undecided, sent, answered), observation);
    }

    private Optional<Decision> complaint(Observation observation) {
        Expectation wanted = observation instanceof Answer answer && answer.status() == 429
                ? EXPECTED.and(new Expectation.Keeps(limited))
                : EXPECTED;
        Decision decision = Evaluation.evaluate(observation, wanted);
        return decision.verdict() == Verdict.PASS ? Optional.empty() : Optional.of(decision);
    }

    /** The first that is wrong, else the last that was limited, else the last. */
    private static Seen mostTelling(List<Seen> seen) {
        return seen.stream()
                .filter(one -> one.shot().complaint().isPresent())
                .findFirst()
                .orElseGet(() -> seen.reversed().stream()
                        .filter(one -> one.shot().status() == 429)
                        .findFirst()
                        .orElseGet(seen::getLast));
    }

    private static Map<String, Object> summary(List<Seen> seen, Burst burst, GateContext context) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("requests", (long) seen.size());
        fields.put("passed", burst.count(200));
        fields.put("limited", burst.count(429));
        seen.stream()
                .map(Seen::observation)
                .filter(Answer.class::isInstance)
                .map(Answer.class::cast)
                .filter(answer -> answer.status() == 429)
                .flatMap(answer -> Cooldown.of(answer, context.clock().instant()).stream())
                .max(Duration::compareTo)
                .ifPresent(longest -> fields.put(COOLDOWN, longest.toMillis()));
        return fields;
    }

    @Override
    public Load load() {
        return new Load(size, true);
    }

    @Override
    public GateResult notRun(Verdict verdict, String reason) {
        return GateResult.notRun(name, verdict, reason, request, EXPECTED).claiming(claim());
    }
}
