package lockstep.demo.service;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import lockstep.demo.chat.Reply;
import lockstep.demo.loopback.LoopbackServer;

/** The port of a service, whose routes may change. */
final class Listener implements AutoCloseable {

    private final LoopbackServer server;
    private volatile Routes routes;

    /** @param port 0 for any that is free */
    Listener(int port, Routes routes) {
        this.routes = routes;
        this.server = new LoopbackServer(port, Map.of("/", exchange -> handle(exchange, this.routes)));
    }

    /** From the next request on, these answer; the port is kept, so that nobody else can take it in between. */
    void serve(Routes others) {
        this.routes = others;
    }

    int port() {
        return server.port();
    }

    private static void handle(HttpExchange exchange, Routes routes) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = routes.answer(Incoming.of(exchange), UUID.randomUUID().toString());
            } catch (RuntimeException e) {
                // A defect of this program: said as the contract says it, and nothing of it told.
                reply = BreakableAnswers.internalError();
            }
            LoopbackServer.send(exchange, reply.status(), reply.headers(), reply.body().bytes());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
