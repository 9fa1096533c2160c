package lockstep.gates.declared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lockstep.gates.burst.Pace;

/**
 * Many requests in short order.
 *
 * @param answers the statuses that may come, each with how often and how they look; any other is wrong
 * @param order statuses that follow one another: the second is first seen after the first
 * @param limit what the service is known to allow, so that a limit that was not reached is no failure of it
 * @param recovery the statuses of one more request, after the longest {@code Retry-After} was waited out
 */
public record BurstPlan(
        int count, int atATime, Map<Statuses, Share> answers, List<Statuses> order, Optional<Pace> limit,
        Optional<Statuses> recovery) {

    private static final int LIMITED = 429;

    /** How often an answer comes, and how it looks. */
    public record Share(int atLeast, OptionalInt atMost, Wanted wanted) {}

    public BurstPlan {
        answers = new LinkedHashMap<>(answers);
        order = List.copyOf(order);
    }

    /** The answers that a status belongs to. */
    public Optional<Map.Entry<Statuses, Share>> share(int status) {
        return answers.entrySet().stream().filter(entry -> entry.getKey().accepts(status)).findFirst();
    }

    /**
     * Whether these are how the service tells that its limit is reached: 429, what follows in the order, or, where 429
     * is no answer and the burst is about a limit, another refusal, as nginx has 503.
     */
    public boolean tellsLimit(Statuses answer) {
        if (answer.accepts(LIMITED)) {
            return true;
        }
        if (order.size() > 1) {
            return order.indexOf(answer) > 0;
        }
        boolean isAboutLimit = limit.isPresent() || recovery.isPresent();
        boolean isAfterwards = recovery.filter(answer::overlaps).isPresent();
        return isAboutLimit && !isAfterwards && answer.isRefusal()
                && answers.keySet().stream().noneMatch(other -> other.accepts(LIMITED));
    }

    /** Whether an answer of this status tells so; 0 is none. */
    public boolean tellsLimit(int status) {
        return share(status).filter(share -> tellsLimit(share.getKey())).isPresent();
    }

    /** Whether some answers would not do. */
    public boolean canFail() {
        return IntStream.rangeClosed(100, 599).anyMatch(status -> share(status).isEmpty())
                || answers.values().stream().anyMatch(share -> share.atLeast() > 0
                        || share.atMost().isPresent() && share.atMost().getAsInt() < count
                        || share.wanted().canFail())
                || recovery.filter(some -> some.wrong() != 0).isPresent();
    }

    public String statusesInWords() {
        List<String> words = new ArrayList<>();
        answers.keySet().forEach(statuses -> words.add(statuses.inWords()));
        return "status " + String.join(" or ", words);
    }

    public String inWords() {
        List<String> words = new ArrayList<>();
        answers.forEach((statuses, share) -> words.add(statuses.inWords() + " × at least " + share.atLeast()
                + (share.atMost().isPresent() ? ", at most " + share.atMost().getAsInt() : "")));
        return count + " requests: " + String.join("; ", words) + "; nothing else";
    }
}
