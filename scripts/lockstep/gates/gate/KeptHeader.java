package lockstep.gates.gate;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A header that evidence keeps, and only in the form that it has.
 *
 * @param word in lower case
 */
public record KeptHeader(String word, Pattern form) {

    /**
     * Those of any service. {@code Retry-After} has seconds, or a date (RFC 9110 §10.2.3); {@code X-Request-Id} a UUID,
     * hexadecimal digits, a number, a ULID, or one of those after {@code req_}.
     */
    static final List<KeptHeader> OF_HTTP = List.of(
            of("content-type", "[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}(;\\s*charset=[a-z0-9-]{1,20})?"),
            of("retry-after", "\\d{1,15}|[a-z]{3}, \\d{1,2} [a-z]{3} \\d{4} \\d{2}:\\d{2}:\\d{2} gmt"
                    + "|[a-z]{6,9}, \\d{2}-[a-z]{3}-\\d{2} \\d{2}:\\d{2}:\\d{2} gmt"
                    + "|[a-z]{3} [a-z]{3} [ \\d]\\d \\d{2}:\\d{2}:\\d{2} \\d{4}"),
            of("x-request-id", "(req[_-])?([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8,32}|\\d{1,20}"
                    + "|[0-7][0-9a-hjkmnp-tv-z]{25})"));

    /** @param form in lower case; upper case is the same */
    public static KeptHeader of(String word, String form) {
        return new KeptHeader(word, Pattern.compile(form, Pattern.CASE_INSENSITIVE));
    }

    /** The value, or, where it has another form, its length alone. */
    String kept(String value) {
        return form.matcher(value.strip()).matches() ? value.strip() : "(text of " + value.length() + " characters)";
    }
}
