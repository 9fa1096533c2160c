package lockstep.demo.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import lockstep.demo.chat.Reply;

/** A server on loopback, and nowhere else. */
final class Listener implements AutoCloseable {

    static {
        // Read once, before the first server. Where header and body are sent apart, an answer would wait 40 ms for the
        // client's delayed acknowledgement; and a request may take so many seconds to come in, an answer to go out.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        System.setProperty("sun.net.httpserver.maxRspTime", "60");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Routes routes;

    /** @param port 0 for any that is free */
    Listener(int port, Routes routes) {
        this.routes = routes;
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            this.server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port on 127.0.0.1", e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, this.routes));
        server.start();
    }

    /** From the next request on, these answer; the port is kept, so that nobody else can take it in between. */
    void serve(Routes others) {
        this.routes = others;
    }

    int port() {
        return server.getAddress().getPort();
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
            send(exchange, reply);
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().bytes();
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), empty ? -1 : body.length);
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
