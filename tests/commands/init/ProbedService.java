package tests.commands.init;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service of which nothing is known: it answers 404, but for what a test gives it. Remembers what it was asked. */
final class ProbedService implements AutoCloseable {

    static final String SHA = "0123456789abcdef0123456789abcdef01234567";

    private record Page(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();

    ProbedService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            credentials.addAll(exchange.getRequestHeaders().getOrDefault("X-Key", List.of()));
            Page page = pages.getOrDefault(exchange.getRequestURI().getPath(), new Page(404, "no"));
            byte[] body = page.body().getBytes(StandardCharsets.UTF_8);
            headers.forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(page.status(), body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    ProbedService page(String path, String body) {
        return page(path, 200, body);
    }

    ProbedService page(String path, int status, String body) {
        pages.put(path, new Page(status, body));
        return this;
    }

    ProbedService header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> asked() {
        return asked;
    }

    List<String> credentials() {
        return credentials;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
