package tests.gates.http;

import java.nio.charset.StandardCharsets;

/** HTTP/1.1 answers as text. */
public final class Replies {

    public static final String GOVERNED = "{\"action\":\"ANSWER\",\"rendered_text\":\"hello\"}";

    private Replies() {}

    public static String ok(String body) {
        return reply("200 OK", "Content-Type: application/json\r\n", body);
    }

    /** A 429 as it should be. */
    public static String limited(String retryAfter) {
        return reply("429 Slow Down", "Retry-After: " + retryAfter + "\r\n",
                "{\"ok\":false,\"error_code\":\"rate_limited\"}");
    }

    public static String reply(String status, String headers, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + length + "\r\n\r\n" + body;
    }

    /** The answer to be sent with any headers of one's own making. */
    public static String raw(String headers, String body) {
        return "HTTP/1.1 200 OK\r\n" + headers + "\r\n" + body;
    }
}
