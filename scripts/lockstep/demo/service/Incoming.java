package lockstep.demo.service;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;
import lockstep.demo.chat.ChatRequest;

/** A request as it comes from the wire: its body is read once, and no more of it than the service takes. */
record Incoming(String method, String path, String origin, String cookies, ChatRequest chat) {

    /** WAF_MAX_BODY_BYTES of the real chat service. */
    private static final int MOST_BYTES = 200_000;

    static Incoming of(HttpExchange exchange) throws IOException {
        String address = exchange.getRemoteAddress().getAddress().getHostAddress();
        String cookies = header(exchange, "Cookie");
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
        return new Incoming(
                exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), header(exchange, "Origin"), cookies,
                new ChatRequest(
                        header(exchange, "Content-Type"),
                        body.length > MOST_BYTES ? Optional.empty() : Optional.of(body),
                        address, VisitorCookie.of(cookies).orElse("ip:" + address)));
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** A browser asking whether a page of another origin may ask (Fetch, 3.2.2: CORS-preflight request). */
    boolean isPreflight() {
        return method.equals("OPTIONS") && !origin.isEmpty();
    }
}
