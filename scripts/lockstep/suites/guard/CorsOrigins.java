package lockstep.suites.guard;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.gates.gate.JsonReader;
import lockstep.suites.variables.Variables;
import tools.jackson.databind.JsonNode;

/**
 * The list in {@code CORS_ORIGINS}: separated by commas, or a JSON list of texts.
 *
 * @param readable whether it is either of these
 */
record CorsOrigins(List<Entry> entries, boolean readable) {

    static final String VARIABLE = "CORS_ORIGINS";

    /** One origin of the list. */
    record Entry(int number, String text) {

        boolean isWildcard() {
            return text.contains("*");
        }

        /** This computer, by any of its names: reachable by whatever runs beside a visitor's browser. */
        boolean isLocal() {
            return host().filter(Entry::isLocalHost).isPresent();
        }

        boolean isHttps() {
            return text.toLowerCase(Locale.ROOT).startsWith("https://");
        }

        /** Scheme, host, perhaps a port, and no more; a closing slash is what services strip. */
        boolean isOrigin() {
            return uri().filter(uri -> uri.getHost() != null
                            && List.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT))
                            && uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null
                            && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                            && uri.getPort() != 0 && uri.getPort() <= 65_535)
                    .isPresent();
        }

        private Optional<String> host() {
            return uri().map(URI::getHost).map(host -> host.toLowerCase(Locale.ROOT));
        }

        private Optional<URI> uri() {
            try {
                URI uri = new URI(text);
                return uri.getScheme() == null ? Optional.empty() : Optional.of(uri);
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        }

        private static boolean isLocalHost(String host) {
            String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
            if (name.equals("localhost") || name.endsWith(".localhost")) {
                return true;
            }
            try {
                InetAddress address = InetAddress.ofLiteral(name.replaceAll("[\\[\\]]", ""));
                return address.isLoopbackAddress() || address.isAnyLocalAddress();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }

    /** Empty when the variable is not set. */
    static Optional<CorsOrigins> of(Variables variables) {
        return variables.get(VARIABLE).map(String::strip).map(CorsOrigins::parse);
    }

    private static CorsOrigins parse(String text) {
        if (!text.startsWith("[") && !text.startsWith("\"")) {
            return numbered(Arrays.asList(text.split(",", -1)), true);
        }
        List<String> items = new ArrayList<>();
        Optional<JsonNode> list = JsonReader.read(text).filter(JsonNode::isArray);
        list.ifPresent(tree -> tree.forEach(item -> items.add(item.isString() ? item.asString() : "")));
        return numbered(items, list.isPresent());
    }

    private static CorsOrigins numbered(List<String> items, boolean readable) {
        List<Entry> entries = new ArrayList<>();
        for (String item : items) {
            entries.add(new Entry(entries.size() + 1, item.strip()));
        }
        return new CorsOrigins(entries, readable && !entries.isEmpty());
    }
}
