package tests.bench.gate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * The service that every contestant asks: HTTP/2, or HTTP/1.1 with kept connections, over TLS; the chat contract,
 * answers without delay, and a chat that is limited after {@link #ALLOWED_CHATS} until the next {@link #reset()}.
 */
public final class CertifiedService implements AutoCloseable {

    static final int ALLOWED_CHATS = 6;

    private static final String CHAT = "{\"action\":\"ANSWER\",\"rendered_text\":\"hello\",\"failure_type\":null}";
    private static final String LIMITED = "{\"ok\":false,\"error_code\":\"rate_limited\",\"retry_after_seconds\":30}";
    private static final String UNSUPPORTED =
            "{\"ok\":false,\"error_code\":\"content_type_invalid\",\"message\":\"JSON\"}";
    /** Kept here: a logger that nobody holds forgets its level. */
    private static final Logger LOGGER = Logger.getLogger(MockWebServer.class.getName());

    private final HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).ecdsa256().build();
    private final MockWebServer server = new MockWebServer();
    private final Map<String, Integer> asked = new TreeMap<>();
    private final AtomicInteger chats = new AtomicInteger();
    private final AtomicLong firstRequest = new AtomicLong();

    public CertifiedService() throws IOException {
        LOGGER.setLevel(Level.WARNING);
        HeldCertificate own = new HeldCertificate.Builder().signedBy(authority).ecdsa256()
                .addSubjectAlternativeName("127.0.0.1").build();
        server.useHttps(new HandshakeCertificates.Builder().heldCertificate(own).build().sslSocketFactory());
        server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        server.setServerSocketFactory(new Undelayed());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return answer(request);
            }
        });
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    /** Otherwise headers and body leave in two segments, and the second waits for a delayed ACK of 40 ms. */
    private static final class Undelayed extends ServerSocketFactory {

        @Override
        public ServerSocket createServerSocket() throws IOException {
            return new ServerSocket() {
                @Override
                public Socket accept() throws IOException {
                    Socket socket = super.accept();
                    socket.setTcpNoDelay(true);
                    return socket;
                }
            };
        }

        @Override
        public ServerSocket createServerSocket(int port) throws IOException {
            return createServerSocket(port, 0, InetAddress.getLoopbackAddress());
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog) throws IOException {
            return createServerSocket(port, backlog, InetAddress.getLoopbackAddress());
        }

        @Override
        public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
            ServerSocket socket = createServerSocket();
            socket.bind(new InetSocketAddress(address, port), backlog);
            return socket;
        }
    }

    public int port() {
        return server.getPort();
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

    private MockResponse answer(RecordedRequest request) {
        firstRequest.compareAndSet(0, System.nanoTime());
        String path = request.getUrl().encodedPath();
        boolean json = "application/json".equals(request.getHeaders().get("Content-Type"));
        synchronized (asked) {
            asked.merge(path.equals("/api/chat") && !json ? "/api/chat as text" : path, 1, Integer::sum);
        }
        return switch (path) {
            case "/health" -> of(200, "{\"status\":\"ok\"}").build();
            case "/db/health" -> of(200, "{\"status\":\"ok\",\"db\":\"ok\"}").build();
            case "/auth/whoami" -> of(200, "{\"authenticated\":false,\"subject_type\":\"anonymous\"}")
                    .setHeader("Set-Cookie", "anon_session=5f0c7d1a9b; Path=/; Secure; HttpOnly").build();
            case "/api/chat" -> chat(json);
            default -> path.startsWith("/item/")
                    ? of(200, "{\"status\":\"ok\"}").build()
                    : of(404, "{}").build();
        };
    }

    private MockResponse chat(boolean json) {
        if (!json) {
            return of(415, UNSUPPORTED).build();
        }
        return chats.incrementAndGet() <= ALLOWED_CHATS
                ? of(200, CHAT).build()
                : of(429, LIMITED).setHeader("Retry-After", "30").build();
    }

    private static MockResponse.Builder of(int status, String body) {
        return new MockResponse.Builder().code(status).setHeader("Content-Type", "application/json").body(body);
    }

    @Override
    public void close() {
        server.close();
    }
}
