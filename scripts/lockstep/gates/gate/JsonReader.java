package lockstep.gates.gate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.gates.http.Answer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers strictly: one JSON value, no duplicate keys (two readers could see two values), bounded depth. */
public final class JsonReader {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxNumberLength(100)
                            .maxNameLength(1_000)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Pattern MEDIA_TYPE = Pattern.compile("([A-Za-z0-9.+-]{1,40}/[A-Za-z0-9.+-]{1,60}) *(;.*)?");

    private JsonReader() {}

    /** Why there is nothing to read in a body: {@code the body is not valid JSON; its content-type is text/html}. */
    public static String whyNot(Answer answer) {
        if (answer.body().length == 0) {
            return "the body is empty";
        }
        return "the body is not valid JSON" + answer.header("content-type").map(MEDIA_TYPE::matcher)
                .filter(Matcher::matches).map(type -> type.group(1)).filter(type -> !type.contains("json"))
                .map(type -> "; its content-type is " + type).orElse("");
    }

    /** Makes the first reading quick, when it is run beside something else. */
    public static void prepare() {
        read("{}");
    }

    /** Empty when the body is not valid UTF-8, or not one strict JSON value. */
    public static Optional<JsonNode> read(Answer answer) {
        return answer.text().flatMap(JsonReader::read);
    }

    public static Optional<JsonNode> read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
