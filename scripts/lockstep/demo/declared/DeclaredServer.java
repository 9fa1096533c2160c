package lockstep.demo.declared;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import lockstep.demo.loopback.LoopbackServer;
import lockstep.suites.proof.ServedAnswer;

/** A server on loopback that answers each gate as a scene has it; a gate says who it is by a header. */
final class DeclaredServer implements AutoCloseable {

    static final String GATE = "x-lockstep-gate";

    private final LoopbackServer server;
    private final Map<String, IntFunction<ServedAnswer>> scenes;
    private final Consumer<Duration> passing;
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    /**
     * @param scenes by the gate's id
     * @param passing lets time seem to pass
     */
    DeclaredServer(Map<String, IntFunction<ServedAnswer>> scenes, Consumer<Duration> passing) {
        this.passing = passing;
        this.scenes = Map.copyOf(scenes);
        this.server = new LoopbackServer(0, Map.of("/", this::handle));
    }

    String base() {
        return server.base();
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

    private void send(HttpExchange exchange, ServedAnswer answer) throws IOException {
        try {
            Thread.sleep(answer.delay());
            passing.accept(answer.late());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        LoopbackServer.send(
                exchange, answer.status(), answer.headers(), answer.body().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
