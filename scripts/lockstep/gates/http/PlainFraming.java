package lockstep.gates.http;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Stands between OkHttp and the network, and undoes liberties that OkHttp takes: it asks again by itself after a 408,
 * and after a 503 with {@code Retry-After: 0} (what counts is what the service said first); where an HTTP/1 answer
 * gives its length twice it picks one (RFC 9112 §6.3: such an answer may be an attempt at smuggling); it takes each 407
 * for that of a proxy; and it cannot decompress nothing.
 */
final class PlainFraming implements Interceptor {

    /** In words of this class, which quote nothing. */
    static final class Breach extends ProtocolException {

        private static final long serialVersionUID = 1L;

        private Breach(String message) {
            super(message);
        }
    }

    static final int PROXY_WANTS_PASSWORD = 407;

    /** OkHttp does nothing of its own about it. */
    private static final int INERT = 400;

    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Optional<String> breach = isHttp1(response) ? breach(response.headers()) : Optional.empty();
        if (breach.isPresent()) {
            throw new Breach(breach.get());
        }
        // OkHttp never asks again by itself where it is told to wait. Callers are shown status and headers as sent.
        Response.Builder plain = response.newBuilder().header("Retry-After", "1");
        if (response.code() == PROXY_WANTS_PASSWORD && !isOfProxy(chain)) {
            plain.code(INERT);
        }
        if (response.header("Content-Encoding") != null && response.body().source().exhausted()) {
            plain.removeHeader("Content-Encoding");
        }
        return plain.build();
    }

    /** Through a tunnel the service answers; what a proxy says of the tunnel does not come by here. */
    private static boolean isOfProxy(Chain chain) {
        return !chain.request().isHttps() && chain.connection().route().proxy().type() == Proxy.Type.HTTP;
    }

    private static boolean isHttp1(Response response) {
        return response.protocol() == Protocol.HTTP_1_0 || response.protocol() == Protocol.HTTP_1_1;
    }

    static Optional<String> breach(Headers headers) {
        List<String> lengths = headers.values("Content-Length").stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .distinct()
                .toList();
        List<String> codings = headers.values("Transfer-Encoding");
        if (lengths.size() > 1) {
            return Optional.of("two different values of Content-Length");
        }
        if (!lengths.isEmpty() && !LENGTH.matcher(lengths.getFirst()).matches()) {
            return Optional.of("a Content-Length that is not a number of bytes");
        }
        if (!lengths.isEmpty() && !codings.isEmpty()) {
            return Optional.of("both Content-Length and Transfer-Encoding");
        }
        boolean chunked = codings.isEmpty() || codings.equals(List.of("chunked"));
        return chunked ? Optional.empty() : Optional.of("a Transfer-Encoding other than chunked");
    }
}
