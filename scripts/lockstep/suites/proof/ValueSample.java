package lockstep.suites.proof;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lockstep.gates.declared.Condition;
import lockstep.gates.declared.JsonType;
import lockstep.gates.declared.RegexSample;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values that keep a condition, and values that do not. */
record ValueSample(Condition condition) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Longer than most patterns allow. */
    private static final int LONG = 5_000;

    Optional<JsonNode> right() {
        return candidates().filter(value -> keeps(condition, value)).findFirst();
    }

    /**
     * Values that are there and wrong, by what is broken of the condition: each breaks one part and keeps the others,
     * as far as one can be made up.
     */
    Map<String, JsonNode> wrong() throws Unprovable {
        return wrong(value -> value);
    }

    private Map<String, JsonNode> wrong(UnaryOperator<JsonNode> as) throws Unprovable {
        Map<String, JsonNode> wrong = new LinkedHashMap<>();
        List<Condition> parts = condition.parts();
        for (Condition part : parts) {
            Predicate<JsonNode> breaks = value -> !keeps(part, as.apply(value));
            Predicate<JsonNode> keepsTheOthers = value -> parts.stream()
                    .filter(other -> !other.equals(part)).allMatch(other -> keeps(other, as.apply(value)));
            if (part.matches().isPresent() && wrongs(part).noneMatch(breaks)) {
                throw new Unprovable("no text was found that is not " + part.inWords()
                        + ": say more of it, or leave matches out");
            }
            wrongs(part).filter(breaks.and(keepsTheOthers)).findFirst()
                    .ifPresent(value -> wrong.put(part.brokenInWords(), value));
        }
        if (wrong.isEmpty()) {
            parts.stream().flatMap(this::wrongs).filter(value -> !keeps(condition, as.apply(value))).findFirst()
                    .ifPresent(value -> wrong.put("is not " + condition.inWords(), value));
        }
        return wrong;
    }

    /** That a list is no match of a pattern says nothing of the pattern. */
    private Stream<JsonNode> wrongs(Condition part) {
        Stream<JsonNode> all = Stream.of(condition.not().stream(), others().stream(), candidates())
                .flatMap(values -> values);
        return part.matches().isEmpty() ? all : Stream.concat(
                all.filter(value -> value.isValueNode() && !value.isNull()),
                part.matches().stream().flatMap(pattern -> ofItsOwn(pattern.regex())));
    }

    /** What a pattern forbids stands in it: its words and its signs. */
    private static Stream<JsonNode> ofItsOwn(String regex) {
        Stream<String> words = Stream.of(regex.split("[^A-Za-z0-9]+")).filter(word -> !word.isEmpty());
        Stream<String> signs = regex.chars().mapToObj(Character::toString);
        return Stream.concat(words, signs).distinct().map(JSON::stringNode);
    }

    private static boolean keeps(Condition condition, JsonNode value) {
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
                JSON.arrayNode(), JSON.stringNode("~"), JSON.stringNode(""), JSON.numberNode(0),
                JSON.booleanNode(false), JSON.nullNode(), JSON.numberNode(new BigDecimal("0.5")),
                JSON.stringNode("~".repeat(LONG)));
    }

    /** As the value of a header, which is a text. */
    Optional<String> rightText() {
        return candidates().filter(JsonNode::isValueNode).map(JsonNode::asString)
                .filter(text -> !text.isBlank() && keeps(condition, asHeader(text))).findFirst();
    }

    /** As {@link #wrong()}, of the value of a header. */
    Map<String, String> wrongTexts() throws Unprovable {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong(value -> value.isValueNode() ? asHeader(value.asString()) : JSON.stringNode("sample"))
                .forEach((words, value) -> wrong.put(words, value.isValueNode() ? value.asString() : "sample"));
        return wrong;
    }

    private JsonNode asHeader(String text) {
        boolean compares = condition.less().isPresent() || condition.greater().isPresent()
                || condition.type().filter(type -> type != JsonType.STRING).isPresent();
        JsonNode number = number(text);
        return compares && number.isNumber() ? number : JSON.stringNode(text);
    }
}
