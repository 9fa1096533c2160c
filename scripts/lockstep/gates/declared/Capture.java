package lockstep.gates.declared;

import java.util.Optional;
import lockstep.base.text.SecretNames;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.http.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a gate takes from an answer for the gates after it: a header, or a field of the body.
 *
 * @param from the header's name, or the JSON Pointer
 * @param part of its text, where not all of it is wanted
 * @param secret what the declaration says of it; empty where it leaves that to names and uses
 */
public record Capture(
        String name, boolean ofHeader, String from, Optional<SafePattern> part, Optional<Boolean> secret) {

    private static final int LONGEST = 4_096;

    /** Empty where there is no such value, a blank one, or none that could be sent again. */
    public Optional<JsonNode> take(Answer answer) {
        Optional<JsonNode> whole = ofHeader
                ? answer.header(from).map(value -> (JsonNode) JsonNodeFactory.instance.stringNode(value.strip()))
                : JsonReader.read(answer).flatMap(body -> FieldsClaim.at(body, from));
        Optional<JsonNode> scalar = whole.filter(value -> value.isString() || value.isNumber() || value.isBoolean())
                .filter(value -> value.asString().length() <= LONGEST);
        Optional<JsonNode> taken = part.isEmpty()
                ? scalar
                : scalar.flatMap(value -> part.get().part(value.asString()))
                        .map(JsonNodeFactory.instance::stringNode);
        return taken.filter(value -> !value.asString().isBlank());
    }

    /** Whether it is kept out of all that is shown and stored. */
    public boolean isSecret() {
        return secret.orElse(false);
    }

    /** Whether it is called like a secret, here or in the answer. */
    public boolean hasSecretName() {
        return SecretNames.isOne(name) || SecretNames.isOne(from);
    }

    public Capture asSecret() {
        return new Capture(name, ofHeader, from, part, Optional.of(true));
    }

    public String inWords() {
        return (ofHeader ? "header " : "") + from + part.map(pattern -> ", the part of " + pattern).orElse("");
    }
}
