package lockstep.settings.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The options and URLs of a curl command.
 *
 * @param unknown an option of which nobody knows whether the next word is its value; empty where all are known
 */
record CurlOptions(List<Given> given, List<String> urls, String unknown) {

    /** One option in its long form, with its value where it has one. */
    record Given(String option, String value) {}

    private static final String SHORT_WITH_VALUE = "XHdubowmAeFxcETryYzCDKPQtU";
    private static final Set<String> LONG_WITH_VALUE = Set.of(
            "--request", "--header", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode",
            "--json", "--user", "--cookie", "--url", "--output", "--write-out", "--max-time", "--connect-timeout",
            "--retry", "--retry-delay", "--retry-max-time", "--cacert", "--capath", "--cert", "--cert-type", "--key",
            "--key-type", "--pass", "--ciphers", "--tls-max", "--user-agent", "--referer", "--form", "--form-string",
            "--proxy", "--proxy-user", "--proxy-header", "--noproxy", "--cookie-jar", "--resolve", "--connect-to",
            "--interface", "--max-redirs", "--max-filesize", "--limit-rate", "--range", "--config", "--netrc-file",
            "--trace", "--trace-ascii", "--stderr", "--dump-header", "--upload-file", "--unix-socket",
            "--request-target", "--aws-sigv4", "--oauth2-bearer", "--dns-servers", "--keepalive-time",
            "--speed-limit", "--speed-time", "--variable", "--url-query");
    private static final Set<String> LONG_ALONE = Set.of(
            "--silent", "--show-error", "--verbose", "--include", "--fail", "--fail-with-body", "--insecure",
            "--compressed", "--http1.0", "--http1.1", "--http2", "--http2-prior-knowledge", "--http3", "--globoff",
            "--location", "--location-trusted", "--get", "--head", "--no-buffer", "--remote-name", "--ipv4",
            "--ipv6", "--tlsv1.2", "--tlsv1.3", "--negotiate", "--ntlm", "--digest", "--basic", "--anyauth",
            "--create-dirs", "--netrc", "--parallel", "--path-as-is", "--progress-bar", "--retry-all-errors",
            "--retry-connrefused", "--ssl-reqd", "--tcp-nodelay", "--no-keepalive", "--fail-early",
            "--junk-session-cookies", "--next");

    static CurlOptions of(List<String> words) {
        List<Given> given = new ArrayList<>();
        List<String> urls = new ArrayList<>();
        int i = !words.isEmpty() && words.getFirst().equals("curl") ? 1 : 0;
        while (i < words.size()) {
            String word = words.get(i++);
            String next = i < words.size() ? words.get(i) : "";
            if (!word.startsWith("-") || word.equals("-")) {
                urls.add(word);
            } else if (word.startsWith("--")) {
                boolean hasValue = LONG_WITH_VALUE.contains(word);
                if (!hasValue && !LONG_ALONE.contains(word) && !next.isEmpty() && !next.startsWith("-")
                        && !next.startsWith("http")) {
                    return new CurlOptions(given, urls, word);
                }
                given.add(new Given(word, hasValue ? next : ""));
                i += hasValue ? 1 : 0;
            } else {
                i += letters(word, next, given);
            }
        }
        return new CurlOptions(given, urls, "");
    }

    /** Letters in one word, {@code -sSXPOST}; how many words they take beyond it. */
    private static int letters(String word, String next, List<Given> given) {
        for (int at = 1; at < word.length(); at++) {
            String option = "-" + word.charAt(at);
            if (SHORT_WITH_VALUE.indexOf(word.charAt(at)) < 0) {
                given.add(new Given(option, ""));
                continue;
            }
            String joined = word.substring(at + 1);
            given.add(new Given(option, joined.isEmpty() ? next : joined));
            return joined.isEmpty() ? 1 : 0;
        }
        return 0;
    }
}
