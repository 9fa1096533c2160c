package tests.release.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import lockstep.gates.http.Target;

/** Answers as Prometheus does: raw samples to the queries that it knows, and an empty vector to all others. */
final class MetricsServer implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, String> series = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();

    MetricsServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/v1/query", this::answer);
        server.start();
    }

    Target target() {
        return Target.parse("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** To a query that begins so, these series are answered: JSON objects. */
    MetricsServer has(String query, String... objects) {
        series.put(query, String.join(",", objects));
        return this;
    }

    List<String> asked() {
        return asked;
    }

    List<String> authorizations() {
        return authorizations;
    }

    static String series(String labels, Instant at, String value) {
        return "{\"metric\":{" + labels + "},\"values\":[[" + at.getEpochSecond() + ",\"" + value + "\"]]}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8)
                    .replaceFirst("^query=", "");
            asked.add(query);
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            String result = series.entrySet().stream().filter(one -> query.startsWith(one.getKey()))
                    .map(Map.Entry::getValue).findFirst().orElse("");
            byte[] body = ("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + result + "]}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
