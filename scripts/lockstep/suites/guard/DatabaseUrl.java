package lockstep.suites.guard;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts to which a {@code DATABASE_URL} leads, all of them: several hosts, and those that a {@code host}
 * parameter puts in their place. Where two readers of a URL could see two hosts, none is told.
 */
sealed interface DatabaseUrl {

    /** It leads to these. */
    record Hosts(List<HostPort> hosts) implements DatabaseUrl {
        public Hosts {
            hosts = List.copyOf(hosts);
        }
    }

    /** Its host cannot be told, for this reason. */
    record Unclear(String reason) implements DatabaseUrl {}

    Pattern SHAPE = Pattern.compile("(?:jdbc:)?[A-Za-z][A-Za-z0-9+.-]*://([^/?#]*)([^?#]*)(?:\\?([^#]*))?(#.*)?");
    Set<String> HOST_PARAMETERS = Set.of("host", "hostaddr");

    static DatabaseUrl parse(String url) {
        String text = url.strip();
        Matcher parts = SHAPE.matcher(text);
        if (text.chars().anyMatch(c -> c <= ' ' || c == '\\' || c > '~') || !parts.matches()) {
            return new Unclear("it is not a URL like postgresql://user@host/name");
        }
        String authority = parts.group(1);
        long ats = text.chars().filter(c -> c == '@').count();
        if (ats > 1 || ats == 1 && authority.indexOf('@') < 0 || parts.group(4) != null) {
            return new Unclear(
                    "it has an @, /, ? or # where it must be percent-encoded, so two readers could see two hosts");
        }
        List<String> named = new ArrayList<>();
        String places = authority.substring(authority.indexOf('@') + 1);
        if (!places.isEmpty()) {
            named.addAll(List.of(places.split(",", -1)));
        }
        if (parts.group(3) != null) {
            Optional<Unclear> unclear = addParameters(parts.group(3), named);
            if (unclear.isPresent()) {
                return unclear.get();
            }
        }
        return hosts(named);
    }

    /** PostgreSQL's own client lets {@code ?host=} override the host of the URL. */
    private static Optional<Unclear> addParameters(String query, List<String> named) {
        for (String parameter : query.split("&")) {
            int equals = parameter.indexOf('=');
            String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals))
                    .orElse("")
                    .toLowerCase(Locale.ROOT);
            if (name.equals("service") || name.equals("servicefile")) {
                return Optional.of(new Unclear("it names a service file, which may name another host"));
            }
            if (name.equals("port")) {
                return Optional.of(new Unclear("it sets a port as a parameter: write host:port"));
            }
            if (HOST_PARAMETERS.contains(name) && equals >= 0) {
                named.addAll(List.of(parameter.substring(equals + 1).split(",|%2[Cc]", -1)));
            }
        }
        return Optional.empty();
    }

    private static DatabaseUrl hosts(List<String> named) {
        List<HostPort> hosts = new ArrayList<>();
        for (String name : named) {
            String plain = decoded(name).orElse("");
            if (plain.startsWith("/") || plain.startsWith("@")) {
                return new Unclear("it names a socket, not a host");
            }
            Optional<HostPort> host = HostPort.parse(plain).or(() -> HostPort.parse("[" + plain + "]"));
            if (host.isEmpty()) {
                boolean empty = plain.isEmpty() || plain.startsWith(":");
                return new Unclear(empty ? "it names no host" : "its host or port is not valid");
            }
            hosts.add(host.get());
        }
        return hosts.isEmpty() ? new Unclear("it names no host") : new Hosts(hosts);
    }

    private static Optional<String> decoded(String text) {
        try {
            byte[] bytes = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
                    .getBytes(StandardCharsets.ISO_8859_1);
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
