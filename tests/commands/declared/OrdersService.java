package tests.commands.declared;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Orders on loopback: created with a Location, read by id, shipped by a job, and quotes with a limit. */
public final class OrdersService implements AutoCloseable {

    public static final String TOKEN = "token-that-is-nobody-s-business";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger next = new AtomicInteger(40);
    private final AtomicInteger quotes = new AtomicInteger();
    private final Map<String, AtomicInteger> jobs = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile String state = "open";
    private volatile boolean everyOrigin;

    OrdersService() {
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was asked, as {@code GET /orders/41}. */
    public List<String> asked() {
        return asked;
    }

    /** From now on orders have this state. */
    public void answersWithState(String json) {
        state = json;
    }

    /** From now on a browser may send orders from any page. */
    public void letsEveryOriginIn() {
        everyOrigin = true;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            String line = exchange.getRequestMethod() + " " + path;
            asked.add(line);
            boolean isKnown = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            switch (line.replaceAll("[0-9]+", "N")) {
                case "GET /health" -> send(exchange, 200, "{\"status\":\"up\"}");
                case "POST /orders" -> {
                    int id = next.incrementAndGet();
                    exchange.getResponseHeaders().set("Location", "/orders/" + id);
                    send(exchange, isKnown ? 201 : 401, "{\"id\":" + id + ",\"state\":\"" + state + "\"}");
                }
                case "GET /orders/N" -> send(exchange, isKnown ? 200 : 401, "{\"id\":"
                        + path.substring("/orders/".length()) + ",\"state\":\"" + state + "\",\"note\":\"for Grace\"}");
                case "POST /orders/N/shipment" -> {
                    exchange.getResponseHeaders().set("Location", "/jobs/" + path.replaceAll("[^0-9]", ""));
                    send(exchange, 202, "");
                }
                case "GET /jobs/N" -> send(exchange, 200,
                        jobs.computeIfAbsent(path, any -> new AtomicInteger()).incrementAndGet() < 3
                                ? "{\"state\":\"running\"}" : "{\"state\":\"done\"}");
                case "POST /quotes" -> {
                    boolean allowed = quotes.incrementAndGet() % 12 <= 5 && quotes.get() % 12 > 0;
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    send(exchange, allowed ? 200 : 429, allowed ? "{}" : "{\"title\":\"too many\"}");
                }
                case "OPTIONS /orders" -> {
                    if (everyOrigin) {
                        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
                    }
                    send(exchange, 204, "");
                }
                default -> send(exchange, 404, "");
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
