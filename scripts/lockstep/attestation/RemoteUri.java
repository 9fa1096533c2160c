package lockstep.attestation;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A git remote as a URI, from the address that is shown to people, which holds no password. Pure. */
public final class RemoteUri {

    private static final Pattern SHORT_SSH = Pattern.compile("([^/:]+):(.*)");

    private RemoteUri() {}

    /** {@code git+https://host/x.git}, {@code git+ssh://git@host/x.git}, {@code git+file:///srv/x.git}. */
    public static String of(String address) {
        if (address.contains("://")) {
            return "git+" + escaped(address);
        }
        Matcher host = SHORT_SSH.matcher(address);
        return host.matches()
                ? "git+ssh://" + escaped(host.group(1) + "/" + host.group(2).replaceFirst("^/", ""))
                : "git+file://" + escaped(address);
    }

    /** What may not stand in a URI (RFC 3986) as percent and hexadecimal; what is escaped already stays. */
    static String escaped(String text) {
        StringBuilder uri = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            int value = octet & 0xff;
            boolean plain = value < 0x80 && (Character.isLetterOrDigit(value) || "-._~:/?@!$&'()*+,;=%[]".indexOf(value) >= 0);
            uri.append(plain ? String.valueOf((char) value) : String.format("%%%02X", value));
        }
        return uri.toString();
    }
}
