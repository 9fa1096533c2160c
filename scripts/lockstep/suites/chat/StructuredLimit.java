package lockstep.suites.chat;

import java.util.Optional;
import java.util.Set;
import lockstep.gates.gate.JsonContract;
import tools.jackson.databind.JsonNode;

/** What a 429 must look like: a structured error, or the chat contract with the type of failure. */
public final class StructuredLimit implements JsonContract {

    private static final Set<String> FAILURES = Set.of("RATE_LIMITED", "BUDGET_EXCEEDED", "REQUEST_TOO_LARGE");
    private static final StructuredError ERROR = new StructuredError();

    @Override
    public String name() {
        return "a structured limit";
    }

    @Override
    public Optional<String> breach(JsonNode body) {
        return isChatFailure(body) ? Optional.empty() : ERROR.breach(body).map(breach -> breach + " or failure_type");
    }

    @Override
    public String summary(JsonNode body) {
        return isChatFailure(body) ? "failure_type " + body.path("failure_type").asString() : ERROR.summary(body);
    }

    private static boolean isChatFailure(JsonNode body) {
        JsonNode failure = body.path("failure_type");
        return failure.isString() && FAILURES.contains(failure.asString());
    }
}
