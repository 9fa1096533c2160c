package lockstep.suites.exposure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.gates.http.Answer;
import lockstep.suites.chat.ServiceCall;

/**
 * What an answer to a preflight lets an origin do. Keeps no text of the server's: its headers are classified.
 *
 * @param allowed how the origin is let in
 * @param single whether the header is given once; browsers refuse a second one
 * @param json whether a body of application/json may be sent
 * @param method whether the call's method may be sent
 * @param credentials whether cookies may be sent
 */
record CorsReading(Allowed allowed, boolean single, boolean json, boolean method, boolean credentials) {

    /** Need no leave (Fetch, 2.2.1). */
    private static final Set<String> SAFELISTED = Set.of("GET", "HEAD", "POST");

    private static final String ALLOW_ORIGIN = "allow_origin";
    private static final String ALL = "*";

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

    static CorsReading of(Answer answer, Origin origin, ServiceCall call) {
        List<String> origins = answer.headers().values("Access-Control-Allow-Origin").stream()
                .map(String::strip)
                .toList();
        Allowed allowed = origins.contains(ALL)
                ? Allowed.BY_WILDCARD
                : origins.contains(origin.text()) ? Allowed.BY_NAME : Allowed.NOT;
        boolean credentials = answer.header("Access-Control-Allow-Credentials").filter("true"::equals).isPresent();
        boolean json = names(answer, "Access-Control-Allow-Headers", credentials)
                .anyMatch(name -> name.equals(ALL) || name.equalsIgnoreCase("content-type"));
        boolean method = SAFELISTED.contains(call.method())
                || names(answer, "Access-Control-Allow-Methods", credentials)
                        .anyMatch(name -> name.equals(ALL) || name.equals(call.method()));
        return new CorsReading(allowed, origins.size() == 1, json, method, credentials);
    }

    /** Of a call with cookies, a {@code *} is a name like any other (Fetch, 4.8). */
    private static Stream<String> names(Answer answer, String header, boolean credentials) {
        return answer.headers().values(header).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .filter(name -> !credentials || !name.equals(ALL));
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
