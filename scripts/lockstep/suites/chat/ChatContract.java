package lockstep.suites.chat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.gates.gate.JsonContract;
import tools.jackson.databind.JsonNode;

/**
 * The governed answer to a chat: an {@code action} of the known ones and a text to show; the other fields, where they
 * are given, of the right type.
 */
public final class ChatContract implements JsonContract {

    static final Set<String> ACTIONS = Set.of(
            "ANSWER", "ASK_ONE_QUESTION", "REFUSE", "CLOSE", "FALLBACK", "ANSWER_DEGRADED", "FAIL_GRACEFULLY", "BLOCK");
    private static final List<String> TEXTS = List.of("failure_type", "failure_reason", "ux_state");

    @Override
    public String name() {
        return "a governed chat answer";
    }

    @Override
    public Optional<String> breach(JsonNode body) {
        if (!body.isObject()) {
            return Optional.of("not a JSON object");
        }
        JsonNode action = body.path("action");
        if (!action.isString()) {
            return Optional.of("no action");
        }
        if (!ACTIONS.contains(action.asString())) {
            return Optional.of("unknown action, a text of " + action.asString().length() + " characters");
        }
        JsonNode text = body.path("rendered_text");
        if (!text.isString() || text.asString().isBlank()) {
            return Optional.of("no rendered_text");
        }
        for (String name : TEXTS) {
            JsonNode value = body.path(name);
            if (!value.isMissingNode() && !value.isNull() && !value.isString()) {
                return Optional.of(name + " is neither text nor null");
            }
        }
        JsonNode cooldown = body.path("cooldown_seconds");
        boolean counted = cooldown.isMissingNode() || cooldown.isNull()
                || (cooldown.isNumber() && cooldown.asDouble(-1) >= 0);
        return counted ? Optional.empty() : Optional.of("cooldown_seconds is neither a number of seconds nor null");
    }

    @Override
    public String summary(JsonNode body) {
        return "action " + body.path("action").asString();
    }
}
