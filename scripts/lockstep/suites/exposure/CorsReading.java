package lockstep.suites.exposure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lockstep.gates.http.Answer;

/**
 * What an answer to a preflight lets an origin do. Keeps no text of the server's: its headers are classified.
 *
 * @param allowed how the origin is let in
 * @param single whether the header is given once; browsers refuse a second one
 * @param json whether a body of application/json may be sent
 * @param credentials whether cookies may be sent
 */
record CorsReading(Allowed allowed, boolean single, boolean json, boolean credentials) {

    private static final String ALLOW_ORIGIN = "allow_origin";

    /** How {@code Access-Control-Allow-Origin} speaks of the origin that asked. */
    enum Allowed {
        BY_NAME("the asking origin"),
        BY_WILDCARD("*"),
        NOT("none, or another origin");

        private final String words;

        Allowed(String words) {
            this.words = words;
        }
    }

    static CorsReading of(Answer answer, Origin origin) {
        List<String> origins = answer.headers().values("Access-Control-Allow-Origin").stream()
                .map(String::strip)
                .toList();
        Allowed allowed = origins.contains("*")
                ? Allowed.BY_WILDCARD
                : origins.contains(origin.text()) ? Allowed.BY_NAME : Allowed.NOT;
        boolean json = answer.headers().values("Access-Control-Allow-Headers").stream()
                .flatMap(value -> List.of(value.toLowerCase(Locale.ROOT).split(",")).stream())
                .map(String::strip)
                .anyMatch(name -> name.equals("content-type") || name.equals("*"));
        boolean credentials = answer.header("Access-Control-Allow-Credentials").filter("true"::equals).isPresent();
        return new CorsReading(allowed, origins.size() == 1, json, credentials);
    }

    /** Whether evidence kept of a reading says that the origin which asked was let in. */
    static boolean letsSomebodyIn(Map<String, Object> fields) {
        Object words = fields.get(ALLOW_ORIGIN);
        return Allowed.BY_NAME.words.equals(words) || Allowed.BY_WILDCARD.words.equals(words);
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(ALLOW_ORIGIN, allowed.words);
        fields.put("allow_credentials", credentials);
        return fields;
    }
}
