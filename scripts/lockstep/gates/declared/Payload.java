package lockstep.gates.declared;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The body of a request. */
public sealed interface Payload {

    record None() implements Payload {}

    /** Texts in it may have places to fill; one that is nothing but a place takes the value with its type. */
    record Json(String type, JsonNode tree) implements Payload {}

    record Form(String type, Map<String, Template> fields) implements Payload {}

    record Text(String type, Template text) implements Payload {}

    /** The content of a file, sent as it is. */
    record Content(String type, String text) implements Payload {}
}
