package lockstep.demo.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;
import lockstep.demo.chat.Reply;

/** Which pages may read the service's answers. */
record Cors(Set<String> allowed) {

    private static final String REMEDY = "Give origins like https://app.example, separated by commas.";
    private static final Pattern LOCALHOST = Pattern.compile("http://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?");

    Cors {
        allowed = Set.copyOf(allowed);
    }

    /** Reads CORS_ORIGINS, and refuses what is no list of origins: then the service does not start. */
    static Cors parse(String list) {
        Set<String> origins = new LinkedHashSet<>();
        for (String part : list.split(",", -1)) {
            String origin = part.strip();
            if (!isOrigin(origin)) {
                throw new ConfigurationError(
                        "the service does not start: '"
                                + Sanitiser.line(origin, 80) + "' in CORS_ORIGINS is not an origin",
                        REMEDY);
            }
            origins.add(origin);
        }
        return new Cors(origins);
    }

    private static boolean isOrigin(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && text.equals(uri.getScheme() + "://" + uri.getRawAuthority())
                    && uri.getRawUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The answer to a preflight. */
    Reply preflight(String origin, Faults faults) {
        if (!allows(origin, faults)) {
            return Reply.error(403, "cors_origin_denied", "This origin is not allowed.");
        }
        return new Reply(204, Map.of(), new Reply.NoBody())
                .withHeader("Access-Control-Allow-Methods", "GET, POST")
                .withHeader("Access-Control-Allow-Headers", "content-type")
                .withHeader("Access-Control-Max-Age", "600");
    }

    /** Tells the browser of the page whether it may read this answer. */
    Reply answer(Reply reply, String origin, Faults faults) {
        if (faults.any(Fault.CORS_WILDCARD)) {
            return reply.withHeader("Access-Control-Allow-Origin", "*");
        }
        Reply varied = reply.withHeader("Vary", "Origin");
        return allows(origin, faults)
                ? varied.withHeader("Access-Control-Allow-Origin", origin)
                        .withHeader("Access-Control-Allow-Credentials", "true")
                : varied;
    }

    private boolean allows(String origin, Faults faults) {
        return allowed.contains(origin)
                || faults.any(Fault.CORS_WILDCARD)
                || (faults.any(Fault.CORS_LOCALHOST) && LOCALHOST.matcher(origin).matches());
    }
}
