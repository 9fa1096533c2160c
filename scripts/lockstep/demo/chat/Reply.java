package lockstep.demo.chat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer before it goes on the wire. */
public record Reply(int status, Map<String, String> headers, Body body) {

    /** What it says. */
    public sealed interface Body {

        byte[] bytes();
    }

    public record JsonBody(Map<String, Object> fields) implements Body {

        /** Some fields are null: a contract's fields are there even where they say nothing. */
        public JsonBody {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        @Override
        public byte[] bytes() {
            return Json.bytes(fields);
        }
    }

    public record TextBody(String text) implements Body {

        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    public record NoBody() implements Body {

        @Override
        public byte[] bytes() {
            return new byte[0];
        }
    }

    public Reply {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static Reply json(int status, Map<String, Object> fields) {
        return new Reply(status, Map.of("Content-Type", "application/json"), new JsonBody(fields));
    }

    public static Reply text(int status, String text) {
        return new Reply(status, Map.of("Content-Type", "text/plain; charset=utf-8"), new TextBody(text));
    }

    /** The structured error of the service's contract. */
    public static Reply error(int status, String code, String message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ok", false);
        fields.put("error_code", code);
        fields.put("message", message);
        return json(status, fields);
    }

    public Reply withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }


    /** Only for answers in JSON. */
    public Reply withField(String name, Object value) {
        if (!(body instanceof JsonBody(Map<String, Object> fields))) {
            throw new IllegalStateException("only an answer in JSON has fields");
        }
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Reply(status, headers, new JsonBody(more));
    }

    /** Rounded up, so that who waits that long has waited long enough (RFC 9110, 10.2.3). */
    public Reply withRetryAfter(Duration time) {
        return withHeader("Retry-After", String.valueOf(seconds(time)));
    }

    static long seconds(Duration time) {
        return Math.max(1, Math.ceilDiv(time.toMillis(), 1_000L));
    }
}
