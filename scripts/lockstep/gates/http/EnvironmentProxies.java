package lockstep.gates.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.UsageError;
import okhttp3.HttpUrl;

/**
 * The proxy variables as curl reads them: {@code http_proxy} (lower case only, as curl does since CGI made the upper
 * one an attacker's), {@code https_proxy}, {@code all_proxy}, {@code no_proxy}.
 */
public final class EnvironmentProxies extends ProxySelector {

    private final Map<String, String> environment;

    public EnvironmentProxies(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The proxy that serves for http URLs, or for https URLs. */
    Optional<HttpUrl> proxyFor(String scheme) {
        return valueFor(scheme).map(EnvironmentProxies::parse);
    }

    private Optional<String> valueFor(String scheme) {
        return scheme.equals("https")
                ? first("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
                : first("http_proxy", "all_proxy", "ALL_PROXY");
    }

    /** The passwords in the variables: they must not be shown. */
    List<String> passwords() {
        return Stream.of("http", "https")
                .flatMap(scheme -> valueFor(scheme).stream())
                .map(value -> HttpUrl.parse(value.contains("://") ? value : "http://" + value))
                .filter(Objects::nonNull)
                .map(HttpUrl::password)
                .toList();
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (uri.getHost() == null || isExempt(uri.getHost())) {
            return List.of(Proxy.NO_PROXY);
        }
        return proxyFor(uri.getScheme())
                .map(url -> new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(url.host(), url.port())))
                .map(List::of)
                .orElse(List.of(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // The call that failed tells it.
    }

    private Optional<String> first(String... names) {
        for (String name : names) {
            String value = environment.get(name);
            if (value != null && !value.isBlank()) {
                return Optional.of(value.strip());
            }
        }
        return Optional.empty();
    }

    private static HttpUrl parse(String value) {
        HttpUrl url = HttpUrl.parse(value.contains("://") ? value : "http://" + value);
        if (url == null || !url.scheme().equals("http")) {
            throw new UsageError(
                    "the proxy variable is not the URL of an http proxy: " + Withheld.url(value),
                    "Set it like http://proxy.example:3128, or unset it.");
        }
        return url;
    }

    private boolean isExempt(String uriHost) {
        String host = uriHost.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        String exempt = first("no_proxy", "NO_PROXY").orElse("");
        return Arrays.stream(exempt.split("[,\\s]+")).anyMatch(entry -> covers(entry.toLowerCase(Locale.ROOT), host));
    }

    private static boolean covers(String entry, String host) {
        String name = entry.replaceAll("[\\[\\]]", "").replaceFirst("^\\*?\\.", "");
        return entry.equals("*")
                || (!name.isEmpty() && (host.equals(name) || host.endsWith("." + name)))
                || AddressRange.parse(name).filter(range -> range.contains(host)).isPresent();
    }
}
