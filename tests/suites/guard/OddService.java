package tests.suites.guard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** A service on loopback that answers each method as a test says; by default harmless. */
final class OddService implements AutoCloseable {

    private record Reply(int status, String body, List<String> headers) {}

    private final HttpServer server;
    private final List<String> asked = new ArrayList<>();
    private final Map<String, List<Reply>> replies = new HashMap<>();

    OddService() {
        answers("OPTIONS", 403, "");
        answers("POST", 400, "{\"ok\":false,\"error_code\":\"json_invalid\"}");
        answers("GET", 200, "{\"status\":\"ok\"}");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param headers {@code Name: value}, where {@code {origin}} stands for the origin that asked */
    OddService answers(String method, int status, String body, String... headers) {
        replies.put(method, new ArrayList<>(List.of(new Reply(status, body, List.of(headers)))));
        return this;
    }

    /** And from the second request on. */
    OddService then(String method, int status, String body, String... headers) {
        replies.get(method).add(new Reply(status, body, List.of(headers)));
        return this;
    }

    /** What was asked, as {@code OPTIONS /orders PUT}, or with {@code null} where it was no preflight. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Access-Control-Request-Method"));
        exchange.getRequestBody().readAllBytes();
        List<Reply> planned = replies.get(exchange.getRequestMethod());
        Reply reply = planned.size() > 1 ? planned.removeFirst() : planned.getFirst();
        String origin = String.valueOf(exchange.getRequestHeaders().getFirst("Origin"));
        for (String header : reply.headers()) {
            int colon = header.indexOf(':');
            exchange.getResponseHeaders().add(
                    header.substring(0, colon), header.substring(colon + 1).strip().replace("{origin}", origin));
        }
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
