package lockstep.analysis.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which promotions failed, since when, and until when. One failed if its own smoke did, if a rollback went back past
 * it, or if the next move was a hotfix. Where its smoke passed, the failure begins with what mends it: a log knows no
 * earlier sign.
 */
public final class Failures {

    private final List<ProductionMove> moves;
    private final Map<Integer, Failure> failures = new HashMap<>();
    private final Deque<Integer> live = new ArrayDeque<>();

    private Failures(List<ProductionMove> moves) {
        this.moves = moves;
    }

    /** @param restored when production was healthy again; empty where it is not yet */
    public record Failure(Instant since, Optional<Instant> restored) {}

    /** By the place of the promotion in the moves, which are in the order of the log. */
    public static Map<Integer, Failure> of(List<ProductionMove> moves) {
        Failures all = new Failures(moves);
        for (int at = 0; at < moves.size(); at++) {
            all.accept(at, moves.get(at));
        }
        return Map.copyOf(all.failures);
    }

    private void accept(int at, ProductionMove move) {
        if (move.isRollback()) {
            back(at, move);
            return;
        }
        if (move.isHotfix() && live.contains(at - 1)) {
            fails(at - 1, move.begun(), at);
        }
        live.push(at);
        if (!move.isGood()) {
            fails(at, move.ended(), at);
        }
    }

    private void back(int at, ProductionMove move) {
        while (!live.isEmpty() && !moves.get(live.peek()).commit().equals(move.commit())) {
            fails(live.pop(), move.begun(), at);
        }
    }

    private void fails(int promotion, Instant since, int cause) {
        failures.putIfAbsent(promotion, new Failure(since, moves.subList(cause, moves.size()).stream()
                .filter(ProductionMove::isGood).findFirst().map(ProductionMove::ended)));
    }
}
