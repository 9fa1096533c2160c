package lockstep.gates.gate;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a JSON answer must look like. Pure. */
public interface JsonContract {

    /** The contract's name, as evidence shows it: {@code structured error}. */
    String name();

    /** The first breach, as words that may quote the answer and so still have to be sanitised; empty when kept. */
    Optional<String> breach(JsonNode body);

    /** Whether a text that no strict reader takes could break it, as far as other readers can make sense of that. */
    default boolean mayBeBrokenIn(String text) {
        return true;
    }

    /** What a kept contract says of itself: a few words, like {@code action ANSWER}. */
    String summary(JsonNode body);
}
