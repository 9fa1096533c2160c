package lockstep.demo.chat;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a request turns out to say. Pure. */
public sealed interface ChatReading {

    record Said(String text) implements ChatReading {}

    record Malformed(Malformation what) implements ChatReading {}

    static ChatReading of(ChatRequest request) {
        String mediaType = request.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!mediaType.equals("application/json")) {
            return new Malformed(Malformation.CONTENT_TYPE);
        }
        if (request.body().isEmpty()) {
            return new Malformed(Malformation.TOO_LARGE);
        }
        Optional<JsonNode> body = Json.read(request.body().get());
        if (body.isEmpty()) {
            return new Malformed(Malformation.NOT_JSON);
        }
        String text = body.get().path("user_text").asString("");
        return text.isBlank() ? new Malformed(Malformation.NO_TEXT) : new Said(text);
    }
}
