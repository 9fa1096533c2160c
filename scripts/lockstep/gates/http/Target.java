package lockstep.gates.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;
import okhttp3.HttpUrl;

/** The base URL of a service: http or https, a host, perhaps a port and a path prefix; nothing else. */
public record Target(String base) {

    private static final String REMEDY = "Give the base URL, like https://staging.example or http://127.0.0.1:8000.";

    /** Not a host name by RFC 1123, but container networks resolve it: with underscores. */
    private static final Pattern NAME_OF_A_CONTAINER = Pattern.compile("[A-Za-z0-9_.-]{1,253}(:\\d{1,5})?");

    public static Target parse(String text) {
        String url = text.strip();
        if (url.isEmpty()) {
            throw new UsageError("the base URL is empty", REMEDY);
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw bad(url, "is not a URL (" + Sanitiser.line(e.getReason(), 80) + ")");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw bad(url, "does not start with http:// or https://");
        }
        if (uri.getRawUserInfo() != null) {
            throw new UsageError(
                    "the base URL carries a user name or password",
                    "Take it out of the URL; use --header Authorization=@file instead.");
        }
        if (uri.getHost() == null && !isContainer(uri.getRawAuthority())) {
            throw bad(url, "has no valid host");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw bad(url, "has a query or a fragment");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw bad(url, "has a port outside 1 to 65535");
        }
        if (HttpUrl.parse(url) == null) {
            throw bad(url, "is not a valid URL");
        }
        return new Target(withoutTrailingSlashes(url));
    }

    private static boolean isContainer(String authority) {
        return authority != null && NAME_OF_A_CONTAINER.matcher(authority).matches();
    }

    private static UsageError bad(String url, String what) {
        return new UsageError("the base URL '" + Withheld.url(url) + "' " + what, REMEDY);
    }

    private static String withoutTrailingSlashes(String url) {
        int end = url.length();
        while (url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(0, end);
    }

    boolean isSecure() {
        return at("/").isHttps();
    }

    /** The URL of a path, as it is sent. */
    public String shown(String path) {
        return at(path).toString();
    }

    HttpUrl at(String path) {
        return HttpUrl.get(base + path);
    }

    @Override
    public String toString() {
        return base;
    }
}
