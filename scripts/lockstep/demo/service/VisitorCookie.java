package lockstep.demo.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.demo.chat.Reply;

/** Who is there: an anonymous visitor, known by a cookie. */
final class VisitorCookie {

    private static final Pattern COOKIE = Pattern.compile("(?:^|;\\s*)anon_session=([0-9a-f-]{36})(?:;|$)");

    private VisitorCookie() {}

    /** The visitor whom a {@code Cookie} header names; empty where it names none of ours. */
    static Optional<String> of(String cookies) {
        Matcher match = COOKIE.matcher(cookies);
        return match.find() ? Optional.of(match.group(1)) : Optional.empty();
    }

    static Reply whoami(String cookies, Faults faults) {
        String visitor = of(cookies).orElseGet(() -> UUID.randomUUID().toString());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("authenticated", false);
        fields.put("subject_type", "anon");
        fields.put("subject_id", visitor);
        fields.put("user_id", null);
        fields.put("anon_id", visitor);
        Reply reply = Reply.json(200, fields);
        // Without Secure: on loopback there is no TLS, and a client would not send it back.
        return faults.any(Fault.NO_COOKIE)
                ? reply
                : reply.withHeader(
                        "Set-Cookie", "anon_session=" + visitor + "; HttpOnly; Max-Age=2592000; Path=/; SameSite=Lax");
    }
}
