package lockstep.suites.chat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.base.release.Environment;
import tools.jackson.databind.JsonNode;

/** Which environment a service says that it is. */
public final class ToldEnvironment {

    private static final List<String> FIELDS = List.of("app_env", "environment");
    /** Many frameworks tell here how they were built, which is for production on staging too. */
    private static final List<String> OTHERWISE = List.of("env");

    private ToldEnvironment() {}

    /** The first that is known; empty where it says none that is. */
    public static Optional<Environment> in(JsonNode body) {
        return all(body).stream().findFirst();
    }

    /** All that are known: a service may say one in one field, and another in the next. */
    static List<Environment> all(JsonNode body) {
        List<Environment> told = in(FIELDS, body);
        return told.isEmpty() ? in(OTHERWISE, body) : told;
    }

    private static List<Environment> in(List<String> fields, JsonNode body) {
        return fields.stream()
                .map(field -> body.path(field).asString("").strip().toLowerCase(Locale.ROOT))
                .flatMap(word -> switch (word) {
                    case "prod", "production" -> Optional.of(Environment.PRODUCTION).stream();
                    case "staging", "stage" -> Optional.of(Environment.STAGING).stream();
                    default -> Optional.<Environment>empty().stream();
                })
                .distinct()
                .toList();
    }
}
