package lockstep.suites.chat;

import java.util.Optional;
import java.util.regex.Pattern;
import lockstep.gates.gate.JsonContract;
import tools.jackson.databind.JsonNode;

/** An error that says which one it is: a JSON object with an {@code error_code}, and no claim to be {@code ok}. */
public final class StructuredError implements JsonContract {

    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    @Override
    public String name() {
        return "a structured error";
    }

    @Override
    public Optional<String> breach(JsonNode body) {
        if (!body.isObject()) {
            return Optional.of("not a JSON object");
        }
        JsonNode code = body.path("error_code");
        if (!code.isString() || !CODE.matcher(code.asString()).matches()) {
            return Optional.of("no error_code");
        }
        return body.path("ok").asBoolean(false) ? Optional.of("an error that says ok: true") : Optional.empty();
    }

    @Override
    public String summary(JsonNode body) {
        return "error_code " + body.path("error_code").asString();
    }
}
