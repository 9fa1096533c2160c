package lockstep.suites.proof;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.gates.declared.Condition;
import lockstep.gates.declared.JsonType;
import lockstep.gates.declared.RegexSample;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values that keep a condition, and values that do not. */
record ValueSample(Condition condition) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    Optional<JsonNode> right() {
        return candidates().filter(this::holds).findFirst();
    }

    /** One that is there and wrong; empty where any value will do. */
    Optional<JsonNode> wrong() {
        return Stream.concat(condition.not().stream(), others().stream()).filter(value -> !holds(value)).findFirst();
    }

    private boolean holds(JsonNode value) {
        return condition.breach(Optional.of(value), "", false).isEmpty();
    }

    private Stream<JsonNode> candidates() {
        Stream<JsonNode> given = Stream.concat(
                condition.is().stream(),
                condition.sample().stream().flatMap(text -> Stream.of(JSON.stringNode(text), number(text))));
        Stream<JsonNode> matching = condition.matches().stream()
                .flatMap(pattern -> RegexSample.of(pattern).stream())
                .flatMap(text -> Stream.of(JSON.stringNode(text), number(text)));
        Stream<JsonNode> near = Stream.concat(condition.greater().stream(), condition.less().stream())
                .flatMap(bound -> Stream.of(bound.add(BigDecimal.ONE), bound.subtract(BigDecimal.ONE), middle(),
                        bound.add(new BigDecimal("0.001")), bound.subtract(new BigDecimal("0.001"))))
                .map(JSON::numberNode);
        return Stream.of(given, matching, near, others().stream()).flatMap(all -> all);
    }

    private BigDecimal middle() {
        BigDecimal low = condition.greater().orElse(BigDecimal.ZERO);
        BigDecimal high = condition.less().orElse(low.add(BigDecimal.TWO));
        return low.add(high).divide(BigDecimal.TWO);
    }

    private static JsonNode number(String text) {
        return text.matches("-?[0-9]{1,15}(\\.[0-9]{1,9})?") ? JSON.numberNode(new BigDecimal(text)) : JSON.nullNode();
    }

    private static List<JsonNode> others() {
        return List.of(
                JSON.stringNode("sample"), JSON.numberNode(1), JSON.booleanNode(true), JSON.objectNode(),
                JSON.arrayNode(), JSON.stringNode(""), JSON.stringNode("~"), JSON.numberNode(0),
                JSON.booleanNode(false), JSON.nullNode());
    }

    /** As the value of a header, which is a text. */
    Optional<String> rightText() {
        return candidates().filter(JsonNode::isValueNode).map(JsonNode::asString)
                .filter(text -> !text.isBlank() && holds(asHeader(text))).findFirst();
    }

    Optional<String> wrongText() {
        return Stream.concat(condition.not().stream(), others().stream())
                .filter(JsonNode::isValueNode).map(JsonNode::asString)
                .filter(text -> !text.isBlank() && !holds(asHeader(text))).findFirst();
    }

    private JsonNode asHeader(String text) {
        boolean compares = condition.less().isPresent() || condition.greater().isPresent()
                || condition.type().filter(type -> type != JsonType.STRING).isPresent();
        JsonNode number = number(text);
        return compares && number.isNumber() ? number : JSON.stringNode(text);
    }
}
