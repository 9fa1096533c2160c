package lockstep.demo.canary;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import lockstep.demo.loopback.LoopbackServer;

/** What the instances expose, and what a metrics server would say of them, on loopback. */
final class MetricsPages implements AutoCloseable {

    private static final String QUERY = "/api/v1/query";

    private final LoopbackServer server;
    private final CanaryWorld world;

    MetricsPages(CanaryWorld world) {
        this.world = world;
        this.server = new LoopbackServer(0, Map.of(
                "/canary/metrics", exchange -> page(exchange, true),
                "/baseline/metrics", exchange -> page(exchange, false),
                QUERY, this::query));
    }

    String base() {
        return server.base();
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
        String warnings = world.answersAreParts() ? "\"warnings\":[\"store b is away\"]," : "";
        answer(exchange, 200, "application/json",
                "{\"status\":\"success\"," + warnings + "\"data\":{\"resultType\":\"matrix\",\"result\":["
                        + result + "]}}");
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            LoopbackServer.send(
                    exchange, status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
