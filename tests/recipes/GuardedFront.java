package tests.recipes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;

/** What stands before many a staging: TLS with a certificate of a company's own authority, and a login by a header. */
final class GuardedFront implements AutoCloseable {

    static final String HEADER = "X-Staging-Login";
    static final String VALUE = "l0gin-v3ry-s3cret";

    /** Kept here: a logger that nobody holds forgets its level. */
    private static final Logger LOGGER = Logger.getLogger(MockWebServer.class.getName());

    private final HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).ecdsa256().build();
    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient client = new OkHttpClient.Builder().followRedirects(false).build();

    GuardedFront(String behind) {
        LOGGER.setLevel(Level.WARNING);
        HeldCertificate own = new HeldCertificate.Builder().signedBy(authority).ecdsa256()
                .addSubjectAlternativeName("127.0.0.1").build();
        server.useHttps(new HandshakeCertificates.Builder().heldCertificate(own).build().sslSocketFactory());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return VALUE.equals(request.getHeaders().get(HEADER))
                        ? passedOn(request, behind)
                        : new MockResponse.Builder().code(401).body("{}").build();
            }
        });
        try {
            server.start(InetAddress.getLoopbackAddress(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MockResponse passedOn(RecordedRequest request, String behind) {
        Request.Builder next = new Request.Builder().url(behind + request.getTarget());
        request.getHeaders().forEach(header -> {
            if (!header.getFirst().startsWith(":") && !List.of("host", "content-length", "connection", "accept-encoding")
                    .contains(header.getFirst().toLowerCase())) {
                next.addHeader(header.getFirst(), header.getSecond());
            }
        });
        boolean hasBody = List.of("POST", "PUT", "PATCH").contains(request.getMethod());
        next.method(request.getMethod(), hasBody
                ? RequestBody.create(request.getBody() == null ? new byte[0] : request.getBody().toByteArray(), (MediaType) null)
                : null);
        try (Response answer = client.newCall(next.build()).execute()) {
            MockResponse.Builder passed = new MockResponse.Builder().code(answer.code());
            answer.headers().forEach(header -> {
                if (!List.of("content-length", "transfer-encoding", "connection").contains(header.getFirst().toLowerCase())) {
                    passed.addHeader(header.getFirst(), header.getSecond());
                }
            });
            return passed.body(new Buffer().write(answer.body().bytes())).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String base() {
        return "https://127.0.0.1:" + server.getPort();
    }

    /** The certificate to trust, as PEM. */
    String authority() {
        return authority.certificatePem();
    }

    @Override
    public void close() {
        server.close();
        client.connectionPool().evictAll();
    }
}
