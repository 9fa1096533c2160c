package lockstep.record.attestation;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A git remote as a URI, from the address that is shown to people, which holds no password. Pure. */
public final class RemoteUri {

    private static final Pattern URL = Pattern.compile("([^:/]+)://([^/@]*@)?([^/]*)(.*)", Pattern.DOTALL);
    private static final Pattern SHORT_SSH = Pattern.compile("([^/:@]*@)?([^/:]+):/?(.*)", Pattern.DOTALL);

    /** Letters and digits aside, what may stand in a URI. */
    private static final String PLAIN = "-._~:/?@!$&'()*+,;=%[]";

    private RemoteUri() {}

    /**
     * {@code git+https://host/x.git}, {@code git+ssh://git@host/x.git}, {@code git+file:///srv/x.git}; scheme and host
     * in lower case, as in-toto wants a ResourceURI.
     */
    public static String of(String address) {
        Matcher url = URL.matcher(address);
        if (url.matches()) {
            return uri(url.group(1), url.group(2), url.group(3), url.group(4));
        }
        Matcher host = SHORT_SSH.matcher(address);
        return host.matches()
                ? uri("ssh", host.group(1), host.group(2), "/" + host.group(3))
                : uri("file", null, "", address.replace("%", "%25"));
    }

    private static String uri(String scheme, String user, String host, String path) {
        return "git+" + scheme.toLowerCase(Locale.ROOT) + "://"
                + escaped((user == null ? "" : user) + host.toLowerCase(Locale.ROOT) + path);
    }

    /** What may not stand in a URI (RFC 3986) as percent and hexadecimal; what is escaped already stays. */
    static String escaped(String text) {
        StringBuilder uri = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            int value = octet & 0xff;
            boolean plain = value < 0x80 && (Character.isLetterOrDigit(value) || PLAIN.indexOf(value) >= 0);
            if (plain) {
                uri.append((char) value);
            } else {
                uri.append(String.format("%%%02X", value));
            }
        }
        return uri.toString();
    }
}
