package lockstep.suites.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lockstep.gates.http.Answer;

/** The headers with which an API tells browsers to be careful. Pure. */
final class SecurityHeaders {

    private SecurityHeaders() {}

    /** The names of those that are not there, or that say nothing. */
    static List<String> missingFrom(Answer answer) {
        List<String> missing = new ArrayList<>();
        // Over plain http browsers ignore it (RFC 6797, 8.1).
        if (answer.url().isHttps()
                && !value(answer, "Strict-Transport-Security").matches(".*max-age\\s*=\\s*\"?0*[1-9].*")) {
            missing.add("Strict-Transport-Security");
        }
        if (!value(answer, "X-Content-Type-Options").equals("nosniff")) {
            missing.add("X-Content-Type-Options");
        }
        boolean framed = value(answer, "X-Frame-Options").matches("deny|sameorigin")
                || value(answer, "Content-Security-Policy").contains("frame-ancestors");
        if (!framed) {
            missing.add("X-Frame-Options");
        }
        if (value(answer, "Referrer-Policy").isEmpty()) {
            missing.add("Referrer-Policy");
        }
        return missing;
    }

    private static String value(Answer answer, String name) {
        return answer.header(name).orElse("").strip().toLowerCase(Locale.ROOT);
    }
}
