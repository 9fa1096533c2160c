package lockstep.gates.declared;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.gates.gate.AnswerClaim;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.http.Answer;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The body is JSON, and its fields are what they must be.
 *
 * @param fields by JSON Pointer (RFC 6901)
 * @param keep what of an answer may be quoted
 */
public record FieldsClaim(Map<String, Condition> fields, Keep keep) implements AnswerClaim {

    /** Who mends one sees the next; a list of all would hide the first. */
    private static final int MOST_TOLD = 3;
    private static final int LONGEST_TOLD = 160;

    public FieldsClaim {
        fields = new LinkedHashMap<>(fields);
    }

    @Override
    public String inWords() {
        return fields.entrySet().stream()
                .map(field -> where(field.getKey()) + " " + field.getValue().inWords())
                .collect(Collectors.joining(", "));
    }

    @Override
    public Optional<String> breach(Answer answer) {
        Optional<JsonNode> body = JsonReader.read(answer);
        if (body.isEmpty()) {
            return Optional.of("expected JSON with " + inWords() + ", but " + JsonReader.whyNot(answer));
        }
        List<String> breaches = fields.entrySet().stream()
                .flatMap(field -> breach(body.get(), field.getKey(), field.getValue()).stream())
                .toList();
        int more = breaches.size() - MOST_TOLD;
        return breaches.isEmpty() ? Optional.empty()
                : Optional.of(String.join("; ", breaches.subList(0, Math.min(MOST_TOLD, breaches.size())))
                        + (more > 0 ? "; and " + more + " more" : ""));
    }

    private Optional<String> breach(JsonNode body, String pointer, Condition condition) {
        Optional<JsonNode> value = at(body, pointer);
        Optional<JsonDifference> within = value.flatMap(condition::difference);
        if (within.isPresent()) {
            String place = pointer + within.get().pointer();
            return Optional.of("expected " + within.get().expected() + " at " + where(place) + ", was "
                    + JsonWords.seen(within.get().seen(), keep.keeps(place)));
        }
        return condition.breach(value, where(pointer), keep.keeps(pointer))
                .map(words -> value.isPresent() ? words : words + around(body, pointer));
    }

    /** How far the path of a missing value leads: what is there, and not what is in it. */
    private static String around(JsonNode body, String pointer) {
        if (body.isObject() && pointer.lastIndexOf('/') == 0) {
            return "";
        }
        JsonPointer there = JsonPointer.compile(pointer).head();
        while (there != null && body.at(there).isMissingNode()) {
            there = there.head();
        }
        String place = there == null ? "" : there.toString();
        return "; " + where(place) + " is " + JsonWords.kind(body.at(place.isEmpty() ? JsonPointer.empty() : there));
    }

    /** The short codes that are kept, as the built-in gates tell theirs; as many as are told whole. */
    @Override
    public Optional<String> told(Answer answer) {
        List<String> told = new ArrayList<>();
        int length = 0;
        for (String one : JsonReader.read(answer).map(this::codes).orElse(List.of())) {
            length += one.length();
            if (told.isEmpty() || length <= LONGEST_TOLD) {
                told.add(one);
            }
        }
        return told.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", told));
    }

    private List<String> codes(JsonNode body) {
        return fields.keySet().stream().filter(keep::keeps)
                .flatMap(pointer -> at(body, pointer).filter(JsonNode::isValueNode).map(JsonNode::asString)
                        .filter(JsonWords::isQuoted).map(value -> Keep.name(pointer) + " " + value).stream())
                .toList();
    }

    static Optional<JsonNode> at(JsonNode body, String pointer) {
        JsonNode found = body.at(JsonPointer.compile(pointer));
        return found.isMissingNode() ? Optional.empty() : Optional.of(found);
    }

    private static String where(String pointer) {
        return pointer.isEmpty() ? "the whole body" : pointer;
    }
}
