package lockstep.suites.chat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.gates.gate.JsonContract;
import tools.jackson.databind.JsonNode;

/** Where a service tells its environment, it is the one that is meant: whatever its URL says. */
record RightEnvironment(Environment wanted) implements JsonContract {

    private static final List<String> FIELDS = List.of("app_env", "environment", "env");

    @Override
    public String name() {
        return wanted.name() + ", where the service tells";
    }

    @Override
    public Optional<String> breach(JsonNode body) {
        return told(body).filter(told -> told != wanted)
                .map(told -> "the service says that it is " + told.name());
    }

    @Override
    public String summary(JsonNode body) {
        return told(body).map(told -> "it says " + told.name()).orElse("it does not say which environment");
    }

    private static Optional<Environment> told(JsonNode body) {
        return FIELDS.stream()
                .map(field -> body.path(field).asString("").strip().toLowerCase(Locale.ROOT))
                .flatMap(word -> switch (word) {
                    case "prod", "production" -> Optional.of(Environment.PRODUCTION).stream();
                    case "staging", "stage" -> Optional.of(Environment.STAGING).stream();
                    default -> Optional.<Environment>empty().stream();
                })
                .findFirst();
    }
}
