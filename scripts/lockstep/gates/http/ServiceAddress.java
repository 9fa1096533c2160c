package lockstep.gates.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/**
 * Where a service is, so that two spellings of one place are equal: schemes and hosts in lower case, default ports left
 * out, paths decoded and without empty or dotted steps.
 *
 * @param port 0 for the scheme's own: {@code http://h} and {@code https://h} lead to one service
 */
public record ServiceAddress(String host, int port, List<String> path) {

    public ServiceAddress {
        path = List.copyOf(path);
    }

    public static ServiceAddress of(Target target) {
        HttpUrl url = HttpUrl.get(target.base());
        int port = url.port() == HttpUrl.defaultPort(url.scheme()) ? 0 : url.port();
        String host = url.host().endsWith(".") ? url.host().substring(0, url.host().length() - 1) : url.host();
        return new ServiceAddress(host, port, url.pathSegments().stream().filter(step -> !step.isEmpty()).toList());
    }

    /** Whether both lead to the same service, as far as spelling and addresses tell. */
    public boolean isSameAs(ServiceAddress other) {
        return port == other.port && path.equals(other.path) && isOnSameHostAs(other);
    }

    /**
     * Two names of one address may be two services behind one load balancer, so addresses are looked up only where one
     * side is an address itself, or a name of this machine.
     */
    public boolean isOnSameHostAs(ServiceAddress other) {
        if (host.equals(other.host)) {
            return true;
        }
        return (isAddress(host) || isAddress(other.host)) && meet(addresses(host), addresses(other.host));
    }

    private static boolean isAddress(String host) {
        boolean isNumber = host.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
        return isNumber || host.contains(":") || host.equals("localhost") || host.endsWith(".localhost");
    }

    private static boolean meet(Set<InetAddress> some, Set<InetAddress> others) {
        boolean bothLocal = some.stream().anyMatch(ServiceAddress::isLocal)
                && others.stream().anyMatch(ServiceAddress::isLocal);
        return bothLocal || some.stream().anyMatch(others::contains);
    }

    private static boolean isLocal(InetAddress address) {
        return address.isLoopbackAddress() || address.isAnyLocalAddress();
    }

    /** Empty where the name does not resolve: then the call will say so. */
    private static Set<InetAddress> addresses(String host) {
        try {
            String name = host.endsWith(".localhost") ? "localhost" : host;
            return Arrays.stream(InetAddress.getAllByName(name)).collect(Collectors.toSet());
        } catch (UnknownHostException e) {
            return Set.of();
        }
    }
}
