package lockstep.gates.declared;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.gates.declared.Condition.Presence;
import lockstep.gates.gate.AnswerClaim;
import lockstep.gates.http.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A header is what it must be. Where it comes several times, one of them has to be equal to what is wanted; all else
 * holds for each. A header that is a list by its nature is one value, whether it comes in one line or in several (RFC
 * 9110 §5.3); of cookies that are set, one has to match.
 *
 * @param kept whether its value may be kept as evidence
 */
public record HeaderClaim(String name, Condition condition, boolean kept) implements AnswerClaim {

    private static final Set<String> LISTS = Set.of(
            "accept-ch", "accept-patch", "accept-ranges", "access-control-allow-headers",
            "access-control-allow-methods", "access-control-expose-headers", "allow", "alt-svc", "cache-control",
            "connection", "content-encoding", "content-language", "link", "pragma", "proxy-authenticate",
            "server-timing", "trailer", "upgrade", "vary", "via", "warning", "www-authenticate");

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
        boolean isWhole = LISTS.contains(name) && condition.not().isEmpty()
                && condition.breach(Optional.of(node(whole(answer))), "header " + name, kept).isEmpty();
        if (isWhole && condition.presence() != Presence.ABSENT) {
            return Optional.empty();
        }
        boolean isOneOfCookies = name.equals("set-cookie") && condition.matches().isPresent();
        boolean each = !isOneOfCookies && (condition.presence() == Presence.ABSENT || !condition.isEqualityAlone());
        List<String> wrong = breaches.stream().flatMap(Optional::stream).toList();
        return wrong.isEmpty() || !each && wrong.size() < breaches.size()
                ? Optional.empty()
                : Optional.of(wrong.getFirst());
    }

    private String whole(Answer answer) {
        return answer.headers().values(name).stream().map(String::strip).collect(Collectors.joining(", "));
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
