package lockstep.gates.gate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.gates.http.Answer;

/** A claim about one answer. Pure: the same answer is judged alike. */
public interface AnswerClaim {

    /** In words, as evidence shows what was expected. */
    String inWords();

    /** The first breach, in words that are safe to show once sanitised; empty where the claim holds. */
    Optional<String> breach(Answer answer);

    /** What a claim that holds says of itself in a few words; empty where it goes without saying. */
    default Optional<String> told(Answer answer) {
        return Optional.empty();
    }

    /** The time that the whole answer may take; empty where it does not speak of time. */
    default Optional<Duration> within() {
        return Optional.empty();
    }

    /** The statuses that are right; empty where it does not speak of the status. */
    default List<Integer> statuses() {
        return List.of();
    }
}
