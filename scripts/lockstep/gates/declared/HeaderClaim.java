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
 * A header is what it must be. Where it comes several times, what it must not be holds for each, the rest for one.
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
        boolean each = !condition.not().isEmpty() || condition.presence() == Presence.ABSENT;
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
                || condition.type().isPresent() || isOfNumbers(condition.is()) || isOfNumbers(condition.not());
        return compares && value.matches("-?\\d{1,15}(\\.\\d{1,15})?")
                ? JsonNodeFactory.instance.numberNode(new BigDecimal(value))
                : JsonNodeFactory.instance.stringNode(value);
    }
}
