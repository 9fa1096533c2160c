package lockstep.gates.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;

/**
 * A claim about many requests in short order. Sends {@code size} requests, {@code concurrency} at a time, in order:
 * few at a time keep the order of the answers visible, several at a time keep a long line from deciding the outcome.
 *
 * @param limited what a 429 must look like
 * @param needs429 whether a burst without any 429 fails
 */
public record BurstGate(
        GateName name, Request request, int size, int concurrency, JsonContract limited, boolean needs429,
        Set<GateName> after)
        implements Gate {

    /** The field of the result under which the longest {@code Retry-After} seen is kept, in milliseconds. */
    public static final String COOLDOWN = "longest_retry_after_ms";

    private static final Expectation EXPECTED = new Expectation.StatusAmong(Set.of(200, 429));

    public BurstGate {
        after = Set.copyOf(after);
    }

    /** What one request saw, and how it is judged. */
    private record Seen(Burst.Shot shot, Observation observation) {}

    @Override
    public GateResult run(GateContext context) {
        List<Seen> seen = fire(context);
        Burst burst = new Burst(seen.stream().map(Seen::shot).toList(), needs429);
        Observed observed = Observed.of(mostTelling(seen).observation())
                .withCodes(burst.codes())
                .withFields(summary(seen, burst, context));
        return GateResult.of(name, burst.decide(), request, EXPECTED, observed, seen.size());
    }

    private List<Seen> fire(GateContext context) {
        AtomicReferenceArray<Seen> seen = new AtomicReferenceArray<>(size);
        AtomicInteger next = new AtomicInteger();
        List<Thread> workers = new ArrayList<>();
        for (int worker = 0; worker < Math.min(concurrency, size); worker++) {
            workers.add(Thread.ofVirtual().start(() -> {
                for (int index = next.getAndIncrement(); index < size; index = next.getAndIncrement()) {
                    seen.set(index, shoot(index + 1, context));
                }
            }));
        }
        boolean interrupted = false;
        for (Thread worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    workers.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        List<Seen> inOrder = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            inOrder.add(seen.get(i));
        }
        return inOrder;
    }

    private Seen shoot(int index, GateContext context) {
        long sent = System.nanoTime();
        Observation observation = context.client().call(request, context.deadline());
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
    public GateResult unasked(Verdict verdict, String reason) {
        return GateResult.unasked(name, verdict, reason, request, EXPECTED);
    }
}
