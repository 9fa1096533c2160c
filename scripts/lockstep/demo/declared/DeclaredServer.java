package lockstep.demo.declared;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import lockstep.suites.proof.ServedAnswer;

/** A server on loopback that answers each gate as a scene has it; a gate says who it is by a header. */
final class DeclaredServer implements AutoCloseable {

    static final String GATE = "x-lockstep-gate";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, IntFunction<ServedAnswer>> scenes;
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    /** @param scenes by the gate's id */
    DeclaredServer(Map<String, IntFunction<ServedAnswer>> scenes) {
        this.scenes = Map.copyOf(scenes);
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port on 127.0.0.1", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String gate = String.valueOf(exchange.getRequestHeaders().getFirst(GATE));
            IntFunction<ServedAnswer> scene = scenes.get(gate);
            if (scene == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            int number = asked.computeIfAbsent(gate, any -> new AtomicInteger()).getAndIncrement();
            send(exchange, scene.apply(number));
        }
    }

    private static void send(HttpExchange exchange, ServedAnswer answer) throws IOException {
        try {
            Thread.sleep(answer.delay());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD") || answer.status() == 204
                || answer.status() == 304;
        exchange.sendResponseHeaders(answer.status(), empty ? -1 : body.length);
        if (!empty) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
