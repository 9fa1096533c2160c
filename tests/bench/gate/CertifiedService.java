package tests.bench.gate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLParameters;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * The service that every contestant asks: HTTP/1.1 over TLS 1.3 with kept connections, the chat contract, answers
 * without delay, and a chat that is limited after {@link #ALLOWED_CHATS} until the next {@link #reset()}.
 */
public final class CertifiedService implements AutoCloseable {

    static final int ALLOWED_CHATS = 6;

    private static final String TLS = "TLSv1.3";
    private static final String CHAT = "{\"action\":\"ANSWER\",\"rendered_text\":\"hello\",\"failure_type\":null}";
    private static final String LIMITED = "{\"ok\":false,\"error_code\":\"rate_limited\",\"retry_after_seconds\":30}";
    private static final String UNSUPPORTED =
            "{\"ok\":false,\"error_code\":\"content_type_invalid\",\"message\":\"JSON\"}";

    private final HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).ecdsa256().build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpsServer server;
    private final Map<String, Integer> asked = new TreeMap<>();
    private final AtomicInteger chats = new AtomicInteger();
    private final AtomicLong firstRequest = new AtomicLong();

    public CertifiedService() throws IOException {
        // Otherwise headers and body leave in two segments, and the second waits for a delayed ACK of 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        server.setHttpsConfigurator(newestTlsOnly());
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private HttpsConfigurator newestTlsOnly() {
        HeldCertificate own = new HeldCertificate.Builder().signedBy(authority).ecdsa256()
                .addSubjectAlternativeName("127.0.0.1").build();
        return new HttpsConfigurator(new HandshakeCertificates.Builder().heldCertificate(own).build().sslContext()) {
            @Override
            public void configure(HttpsParameters connection) {
                SSLParameters newest = getSSLContext().getDefaultSSLParameters();
                newest.setProtocols(new String[] {TLS});
                connection.setSSLParameters(newest);
            }
        };
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The certificate to trust, as PEM. */
    public String authority() {
        return authority.certificatePem();
    }

    /** Forgets what was asked, and the limit. */
    void reset() {
        synchronized (asked) {
            asked.clear();
        }
        chats.set(0);
        firstRequest.set(0);
    }

    /** How often was asked for what since the last reset. */
    Map<String, Integer> asked() {
        synchronized (asked) {
            return Map.copyOf(asked);
        }
    }

    /** When the first request since the last reset had arrived, on the clock of {@link System#nanoTime()}. */
    long firstRequest() {
        return firstRequest.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        firstRequest.compareAndSet(0, System.nanoTime());
        String path = exchange.getRequestURI().getPath();
        boolean json = "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        exchange.getRequestBody().readAllBytes();
        synchronized (asked) {
            asked.merge(path.equals("/api/chat") && !json ? "/api/chat as text" : path, 1, Integer::sum);
        }
        switch (path) {
            case "/health" -> send(exchange, 200, "{\"status\":\"ok\"}");
            case "/db/health" -> send(exchange, 200, "{\"status\":\"ok\",\"db\":\"ok\"}");
            case "/auth/whoami" -> {
                exchange.getResponseHeaders().set("Set-Cookie", "anon_session=5f0c7d1a9b; Path=/; Secure; HttpOnly");
                send(exchange, 200, "{\"authenticated\":false,\"subject_type\":\"anonymous\"}");
            }
            case "/api/chat" -> chat(exchange, json);
            default -> send(exchange, 404, "{}");
        }
    }

    private void chat(HttpExchange exchange, boolean json) throws IOException {
        if (!json) {
            send(exchange, 415, UNSUPPORTED);
        } else if (chats.incrementAndGet() <= ALLOWED_CHATS) {
            send(exchange, 200, CHAT);
        } else {
            exchange.getResponseHeaders().set("Retry-After", "30");
            send(exchange, 429, LIMITED);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
