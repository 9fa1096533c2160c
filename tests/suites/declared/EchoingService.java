package tests.suites.declared;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import lockstep.gates.http.Target;

/** A service on loopback that remembers what it was sent, and answers as a test has it. */
final class EchoingService implements AutoCloseable {

    /** What it was sent. */
    record Sent(String line, String cookie, String authorization, String type, String body) {}

    /** What it answers. */
    record Reply(int status, List<String> headers, String body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    EchoingService(Function<Sent, Reply> answers) {
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, answers));
        server.start();
    }

    static Reply reply(int status, String body, String... headers) {
        return new Reply(status, List.of(headers), body);
    }

    Target target() {
        return Target.parse("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Sent> sent() {
        return sent;
    }

    private void handle(HttpExchange exchange, Function<Sent, Reply> answers) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            Sent one = new Sent(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(), headers.getFirst("Cookie"),
                    headers.getFirst("Authorization"), headers.getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            sent.add(one);
            Reply reply = answers.apply(one);
            for (int i = 0; i < reply.headers().size(); i += 2) {
                exchange.getResponseHeaders().add(reply.headers().get(i), reply.headers().get(i + 1));
            }
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
