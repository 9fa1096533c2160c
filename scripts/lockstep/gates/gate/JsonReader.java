package lockstep.gates.gate;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.gates.http.Answer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers strictly: one JSON value, no duplicate keys (two readers could see two values), bounded depth. */
public final class JsonReader {

    private static final int DEEPEST = 64;
    private static final JsonMapper MAPPER = mapper(factory().build());

    private static final Pattern MEDIA_TYPE = Pattern.compile("([A-Za-z0-9.+-]{1,40}/[A-Za-z0-9.+-]{1,60}) *(;.*)?");
    private static final Pattern OBJECT = Pattern.compile("[\\s\ufeff]*+\\{\\s*+\"");

    private JsonReader() {}

    private static JsonFactoryBuilder factory() {
        return JsonFactory.builder().streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxNumberLength(100)
                .maxNameLength(1_000)
                .build());
    }

    private static JsonMapper mapper(JsonFactory factory) {
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .build();
    }

    /** Slower, and finds the key that is there twice where it is, not where its value ends. */
    private static JsonMapper exact() {
        return mapper(factory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());
    }

    /** Whether a body is said to be JSON, or begins as an object does. A blank one says nothing, whatever its type. */
    static boolean isMeantAsJson(Answer answer) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        boolean isSaidTo = answer.headers().values("content-type").stream()
                .anyMatch(type -> type.toLowerCase(Locale.ROOT).contains("json"));
        return isSaidTo && !text.isBlank() || OBJECT.matcher(text).lookingAt();
    }

    /** Why there is nothing to read in a body: {@code the body is not valid JSON; its content-type is text/html}. */
    public static String whyNot(Answer answer) {
        if (answer.body().length == 0) {
            return "the body is empty";
        }
        String reason = answer.header("content-encoding").filter(coding -> isStillEncoded(answer, coding))
                .map(coding -> "; it is encoded, by content-encoding")
                .or(() -> answer.header("content-type").map(MEDIA_TYPE::matcher)
                        .filter(Matcher::matches).map(type -> type.group(1)).filter(type -> !type.contains("json"))
                        .map(type -> "; its content-type is " + type))
                .or(() -> answer.text().map(JsonReader::fault))
                .orElse(": it is not UTF-8");
        return "the body is not valid JSON" + reason;
    }

    /** The client unpacks gzip, and nothing else; what was packed twice still is. */
    private static boolean isStillEncoded(Answer answer, String coding) {
        return switch (coding.toLowerCase(Locale.ROOT)) {
            case "identity" -> false;
            case "gzip" -> answer.body().length > 1 && answer.body()[0] == 0x1f && answer.body()[1] == (byte) 0x8b;
            default -> true;
        };
    }

    /** Where a text stops being JSON; nothing of what it says. */
    private static String fault(String text) {
        if (text.startsWith("\ufeff")) {
            return ": it begins with a byte order mark";
        }
        try {
            exact().readTree(text);
            return "";
        } catch (StreamConstraintsException e) {
            return ": it is deeper than " + DEEPEST + ", or has longer numbers or names than are read";
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            return (String.valueOf(e.getOriginalMessage()).startsWith("Duplicate") ? ": a key is there twice" : "")
                    + (at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr());
        }
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
        return read(() -> MAPPER.readTree(text));
    }

    /** Of bytes that are UTF-8; one that is not stands for the sign that says so. */
    public static Optional<JsonNode> read(byte[] bytes) {
        // Of these alone there is no doubt how they are encoded, and reading them as they are is quicker. What is
        // refused so, as names are measured in bytes then, is asked once more as text.
        Optional<JsonNode> quick = isAscii(bytes) ? read(() -> MAPPER.readTree(bytes)) : Optional.empty();
        return quick.or(() -> read(new String(bytes, StandardCharsets.UTF_8)));
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte octet : bytes) {
            if (octet <= 0) {
                return false;
            }
        }
        return true;
    }

    private static Optional<JsonNode> read(Supplier<JsonNode> reading) {
        try {
            JsonNode node = reading.get();
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
