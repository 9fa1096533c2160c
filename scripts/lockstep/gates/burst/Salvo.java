package lockstep.gates.burst;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.IntStream;
import lockstep.gates.burst.Burst.Shot;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;

/**
 * A request sent many times in short order, and what came back: in order, some at a time, more where answers are so
 * slow that no limit could be reached.
 */
public record Salvo(List<Seen> seen) {

    /** No service is asked more at a time than this, however slow it is. */
    public static final int MOST_AT_A_TIME = 20;

    public Salvo {
        seen = List.copyOf(seen);
    }

    /** What one request saw, and how it is judged. */
    public record Seen(Shot shot, Observation observation) {}

    /**
     * How often, how many at a time, and the limit by which that may grow; empty where it may not.
     */
    public record Size(int count, int atATime, Optional<Pace> growing) {}

    /** @param complaint what is wrong with an answer by itself */
    public static Salvo fire(
            GateContext context, GateName gate, Request request, Size size,
            Function<Observation, Optional<Decision>> complaint) {
        AtomicReferenceArray<Seen> seen = new AtomicReferenceArray<>(size.count());
        new Volley(size.count(), index -> seen.set(
                index, shoot(context, gate, request, index + 1, size.count(), complaint))).fire(
                Math.min(size.atATime(), size.count()),
                (rest, answer) -> size.growing()
                        .map(limit -> Math.min(MOST_AT_A_TIME, new Throughput(limit).atATime(rest, answer)))
                        .orElse(0));
        return new Salvo(IntStream.range(0, size.count()).mapToObj(seen::get).toList());
    }

    private static Seen shoot(
            GateContext context, GateName gate, Request request, int index, int of,
            Function<Observation, Optional<Decision>> complaint) {
        long sent = System.nanoTime();
        Observation observation = context.ask(gate, request);
        long answered = System.nanoTime();
        int status = observation instanceof Answer answer ? answer.status() : 0;
        context.listener().answered(gate, index, of, status);
        Optional<Decision> wrong = complaint.apply(observation);
        boolean undecided = wrong.filter(decision -> decision.verdict() == Verdict.INCONCLUSIVE).isPresent();
        return new Seen(
                new Shot(index, status, wrong.map(Decision::reason), undecided, sent, answered), observation);
    }

    public List<Shot> shots() {
        return seen.stream().map(Seen::shot).toList();
    }

    /** The first that is wrong, else the last that was limited, else the last. */
    public Observation mostTelling() {
        return seen.stream()
                .filter(one -> one.shot().complaint().isPresent())
                .findFirst()
                .or(() -> seen.reversed().stream().filter(one -> one.shot().status() == 429).findFirst())
                .orElseGet(seen::getLast)
                .observation();
    }

    /** The longest time that a 429 asked for. */
    public Optional<Duration> longestCooldown(GateContext context) {
        return seen.stream()
                .map(Seen::observation)
                .filter(Answer.class::isInstance)
                .map(Answer.class::cast)
                .filter(answer -> answer.status() == 429)
                .flatMap(answer -> context.cooldown(answer).stream())
                .max(Duration::compareTo);
    }
}
