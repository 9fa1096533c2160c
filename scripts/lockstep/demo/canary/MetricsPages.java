package lockstep.demo.canary;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What the instances expose, and what a metrics server would say of them, on loopback. */
final class MetricsPages implements AutoCloseable {

    private static final String QUERY = "/api/v1/query";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CanaryWorld world;

    MetricsPages(CanaryWorld world) {
        this.world = world;
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port on 127.0.0.1", e);
        }
        server.setExecutor(threads);
        server.createContext("/canary/metrics", exchange -> page(exchange, true));
        server.createContext("/baseline/metrics", exchange -> page(exchange, false));
        server.createContext(QUERY, this::query);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void page(HttpExchange exchange, boolean canary) throws IOException {
        answer(exchange, 200, "text/plain; version=0.0.4", world.exposition(canary));
    }

    private void query(HttpExchange exchange) throws IOException {
        if (world.metricsAreDead()) {
            answer(exchange, 503, "text/plain", "gone");
            return;
        }
        String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
        String result = world.series(query.contains("track=\"canary\""), query.replaceAll("^query=|\\{.*", ""));
        answer(exchange, 200, "application/json",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + result + "]}}");
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
