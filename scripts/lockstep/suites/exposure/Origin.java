package lockstep.suites.exposure;

import java.net.URI;
import java.util.Locale;
import lockstep.gates.http.Target;

/** Where a browser says a request comes from, as it writes it in the {@code Origin} header (RFC 6454, 6.1). */
public record Origin(String text) {

    /** A stranger's: nobody owns .invalid (RFC 2606), so a service that lets it in lets everybody in. */
    static final Origin STRANGER = new Origin("https://lockstep-probe.invalid");

    static final Origin LOCALHOST = new Origin("http://localhost:3000");

    /** The origin of a page at this URL: without path, and without the port that its scheme has anyway. */
    public static Origin of(Target page) {
        URI uri = URI.create(page.base());
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        if (uri.getHost() == null) {
            // The name of a container, with an underscore, is no host for URI, and it tells no port of it.
            return new Origin(scheme + "://" + uri.getRawAuthority().toLowerCase(Locale.ROOT)
                    .replaceFirst(":" + usual + "$", ""));
        }
        boolean isUsual = uri.getPort() < 0 || uri.getPort() == usual;
        return new Origin(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT)
                + (isUsual ? "" : ":" + uri.getPort()));
    }
}
