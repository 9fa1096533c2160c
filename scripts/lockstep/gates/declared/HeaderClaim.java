package lockstep.gates.declared;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import lockstep.gates.declared.Condition.Presence;
import lockstep.gates.gate.AnswerClaim;
import lockstep.gates.http.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A header is what it must be. Where it comes several times, one of them has to be equal to what is wanted; all else
 * holds for each.
 *
 * @param kept whether its value may be kept as evidence
 */
public record HeaderClaim(String name, Condition condition, boolean kept) implements AnswerClaim {

    @Override
    public String inWords() {
        return "header " + name + " " + condition.inWords();
    }

    @Override
    public Optional<String> breach(Answer answer) {
        List<Optional<String>> breaches = answer.headers().values(name).stream()
                .map(value -> condition.breach(Optional.of(node(value.strip())), "header " + name, kept))
                .toList();
        if (breaches.isEmpty()) {
            return condition.breach(Optional.empty(), "header " + name, kept);
        }
        boolean each = condition.presence() == Presence.ABSENT || !condition.isEqualityAlone();
        List<String> wrong = breaches.stream().flatMap(Optional::stream).toList();
        return wrong.isEmpty() || !each && wrong.size() < breaches.size()
                ? Optional.empty()
                : Optional.of(wrong.getFirst());
    }

    private static boolean isOfNumbers(List<JsonNode> values) {
        return !values.isEmpty() && values.stream().allMatch(JsonNode::isNumber);
    }

    /** Header values are texts, or numbers where they read like one. */
    private JsonNode node(String value) {
        boolean compares = condition.less().isPresent() || condition.greater().isPresent()
                || condition.type().filter(type -> type == JsonType.NUMBER || type == JsonType.INTEGER).isPresent()
                || isOfNumbers(condition.is()) || isOfNumbers(condition.not());
        return compares && value.matches("-?\\d{1,15}(\\.\\d{1,15})?")
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(value))
                : JsonNodeFactory.instance.stringNode(value);
    }
}
