package lockstep.gates.http;

import java.util.regex.Pattern;

/**
 * What every report says by itself. A secret that is one of these words cannot be told from the report: hiding it would
 * hide the report, and nothing could be stored.
 */
public final class ReportWords {

    private static final String WORDS =
            "lockstep/gate-run/v1 config-guard staging production prod null true false schema suite mode "
                    + "base commit revision verified observed source operator started_at duration_ms verdict gates "
                    + "name reason request method path expected status claim headers fields body_bytes body_sha256 "
                    + "trouble timing_ms connect first_byte total attempts pass fail inconclusive skipped testsuites "
                    + "testsuite testcase classname message failures failure errors error tests time timestamp type "
                    + "GET POST OPTIONS content-type application/json text/html text/plain charset=utf-8 allow_origin "
                    + "allow_credentials retry-after x-request-id ";

    /** Numbers of an ordinary size, days and months are everywhere in a report. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,7}|\\d{4}-\\d{2}(-\\d{2})?");

    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Z]?[a-z]{1,12}|[A-Z]{1,12}");

    private ReportWords() {}

    /** All of them, in one line. */
    public static String all() {
        return WORDS;
    }

    /** Whether the value is one of them, or a part of one. */
    public static boolean hold(String value) {
        return WORDS.contains(value.strip());
    }

    static boolean isNumber(String value) {
        return NUMBER.matcher(value.strip()).matches();
    }

    /** A word like those that name a language, a theme or a place. */
    static boolean isPlainWord(String value) {
        return PLAIN_WORD.matcher(value.strip()).matches();
    }
}
