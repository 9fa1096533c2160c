package lockstep.gates.gate;

import java.util.regex.Pattern;

/** The allowlist of what evidence keeps of headers: these, and only in the form that each has. */
enum KeptHeader {
    CONTENT_TYPE("content-type", "[a-z0-9.+-]{1,40}/[a-z0-9.+-]{1,60}(;\\s*charset=[a-z0-9-]{1,20})?"),
    /** Seconds, or a date (RFC 9110 §10.2.3). */
    RETRY_AFTER("retry-after", "\\d{1,15}|[a-z]{3}, \\d{1,2} [a-z]{3} \\d{4} \\d{2}:\\d{2}:\\d{2} gmt"),
    /** A UUID, hexadecimal digits, a number, a ULID, or one of those after {@code req_}. */
    REQUEST_ID("x-request-id", "(req[_-])?([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{8,32}|\\d{1,20}"
            + "|[0-7][0-9a-hjkmnp-tv-z]{25})"),
    UX_STATE("x-ux-state", "[a-z][a-z_-]{0,39}"),
    BUILD_SHA("x-build-sha", "[0-9a-f]{7,40}"),
    /** Where the service keeps count: {@code memory-fallback} says that it lost its database. */
    WAF_LIMITER("x-waf-limiter", "[a-z][a-z-]{0,39}");

    private final String word;
    private final Pattern form;

    KeptHeader(String word, String form) {
        this.word = word;
        this.form = Pattern.compile(form, Pattern.CASE_INSENSITIVE);
    }

    String word() {
        return word;
    }

    /** The value, or, where it has another form, its length alone. */
    String kept(String value) {
        return form.matcher(value.strip()).matches() ? value.strip() : "(text of " + value.length() + " characters)";
    }
}
