package lockstep.gates.burst;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
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
 * slow that no limit could be reached. Of the answers only one is kept, with its body.
 *
 * @param mostTelling the first that is wrong, else the last that was limited, else the last
 * @param longestCooldown the longest time that a 429, or another refusal, asked for
 */
public record Salvo(List<Shot> shots, Observation mostTelling, Optional<Duration> longestCooldown) {

    /** No service is asked more at a time than this, however slow it is. */
    public static final int MOST_AT_A_TIME = 20;

    private static final int LIMITED = 429;

    /** Limits are told with other statuses too, as nginx does with 503. */
    private static final int REFUSED = 400;

    public Salvo {
        shots = List.copyOf(shots);
    }

    /**
     * How often, how many at a time, and the limit by which that may grow; empty where it may not.
     */
    public record Size(int count, int atATime, Optional<Pace> growing) {}

    /** @param complaint what is wrong with an answer by itself */
    public static Salvo fire(
            GateContext context, GateName gate, Request request, Size size,
            Function<Observation, Optional<Decision>> complaint) {
        Seen seen = new Seen(size.count());
        new Volley(size.count(), index -> shoot(context, gate, request, index + 1, complaint, seen)).fire(
                Math.min(size.atATime(), size.count()),
                (rest, answer) -> size.growing()
                        .map(limit -> Math.min(MOST_AT_A_TIME, new Throughput(limit).atATime(rest, answer)))
                        .orElse(0));
        return seen.all();
    }

    private static void shoot(
            GateContext context, GateName gate, Request request, int index,
            Function<Observation, Optional<Decision>> complaint, Seen seen) {
        long sent = System.nanoTime();
        Observation observation = context.ask(gate, request);
        long answered = System.nanoTime();
        int status = observation instanceof Answer answer ? answer.status() : 0;
        context.listener().answered(gate, index, seen.size(), status);
        Optional<Decision> wrong = complaint.apply(observation);
        boolean undecided = wrong.filter(decision -> decision.verdict() == Verdict.INCONCLUSIVE).isPresent();
        Optional<Duration> cooldown = observation instanceof Answer answer && status >= REFUSED
                ? context.cooldown(answer)
                : Optional.empty();
        seen.add(
                new Shot(index, status, wrong.map(Decision::reason), undecided, sent, answered), observation, cooldown);
    }

    /** What came back so far. */
    private static final class Seen {

        private final Shot[] shots;
        private Optional<Shot> telling = Optional.empty();
        private Observation observation;
        private Optional<Duration> longest = Optional.empty();

        Seen(int size) {
            this.shots = new Shot[size];
        }

        int size() {
            return shots.length;
        }

        synchronized void add(Shot shot, Observation seen, Optional<Duration> cooldown) {
            shots[shot.index() - 1] = shot;
            longest = Stream.concat(longest.stream(), cooldown.stream()).max(Duration::compareTo);
            if (telling.filter(other -> !tellsMore(shot, other)).isEmpty()) {
                telling = Optional.of(shot);
                observation = seen;
            }
        }

        synchronized Salvo all() {
            return new Salvo(Arrays.asList(shots), observation, longest);
        }

        private static boolean tellsMore(Shot shot, Shot other) {
            if (rank(shot) != rank(other)) {
                return rank(shot) > rank(other);
            }
            return shot.complaint().isPresent() ? shot.index() < other.index() : shot.index() > other.index();
        }

        private static int rank(Shot shot) {
            return shot.complaint().isPresent() ? 2 : shot.status() == LIMITED ? 1 : 0;
        }
    }
}
