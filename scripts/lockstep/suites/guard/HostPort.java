package lockstep.suites.guard;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host, perhaps with a port, in a form that can be compared: lower case, addresses in one notation.
 *
 * @param port empty where none is written; no default is put in its place
 */
record HostPort(String host, OptionalInt port) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252})");
    private static final Pattern BRACKETED = Pattern.compile("\\[([0-9A-Fa-f:.]+)](?::(\\d*))?");
    private static final Pattern WITH_PORT = Pattern.compile("([^:\\[\\]]+)(?::(\\d*))?");

    /** How many libraries read addresses: in fewer parts, with octal or hexadecimal ones. Others read other hosts. */
    private static final Pattern NUMBER =
            Pattern.compile("(0[xX][0-9a-fA-F]*|[0-9]+)(\\.(0[xX][0-9a-fA-F]*|[0-9]+))*+\\.?");
    private static final Pattern PLAIN_ADDRESS = Pattern.compile("(BYTE\\.){3}BYTE"
            .replace("BYTE", "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])"));

    /** {@code host}, {@code host:port}, {@code [address]}, {@code [address]:port}; empty for anything else. */
    static Optional<HostPort> parse(String text) {
        Matcher bracketed = BRACKETED.matcher(text);
        if (bracketed.matches()) {
            return address(bracketed.group(1)).flatMap(host -> of(host, bracketed.group(2)));
        }
        Matcher plain = WITH_PORT.matcher(text);
        return plain.matches() && NAME.matcher(plain.group(1)).matches() && isClear(plain.group(1))
                ? of(plain.group(1).toLowerCase(Locale.ROOT), plain.group(2))
                : Optional.empty();
    }

    private static boolean isClear(String host) {
        return !NUMBER.matcher(host).matches() || PLAIN_ADDRESS.matcher(host).matches();
    }

    /** IPv6 in the one notation of {@link InetAddress}; a literal, so nothing is looked up. */
    private static Optional<String> address(String text) {
        try {
            return text.contains(":") ? Optional.of(InetAddress.ofLiteral(text).getHostAddress()) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<HostPort> of(String host, String digits) {
        if (digits == null || digits.isEmpty()) {
            return Optional.of(new HostPort(host, OptionalInt.empty()));
        }
        int port = digits.length() > 5 ? 0 : Integer.parseInt(digits);
        return port < 1 || port > 65_535 ? Optional.empty() : Optional.of(new HostPort(host, OptionalInt.of(port)));
    }

    /**
     * Whether this entry of an allowlist lets the other in: the same host, and the same port where the entry names
     * one.
     */
    boolean allows(HostPort other) {
        return host.equals(other.host) && (port.isEmpty() || port.equals(other.port));
    }

    /** Whether both lead to one host: a name is the same with a dot at its end, which leaves no domain to be added. */
    boolean isSameHostAs(HostPort other) {
        return withoutLastDot().equals(other.withoutLastDot());
    }

    private String withoutLastDot() {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** As it may be shown: {@code abc***} unless hosts are to be shown. */
    String shown(boolean whole) {
        String name = whole ? host : host.substring(0, Math.min(host.length() > 3 ? 3 : 1, host.length())) + "***";
        return name + (port.isPresent() ? ":" + port.getAsInt() : "");
    }
}
