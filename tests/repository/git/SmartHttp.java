package tests.repository.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** git's own {@code http-backend} behind a web server that wants a name and a password. */
final class SmartHttp implements AutoCloseable {

    private final ReleaseFixture team;
    private final String expected;
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    SmartHttp(ReleaseFixture team, String user, String password) {
        this(team, user, password, HttpServer::create);
    }

    /** Over TLS, with a certificate that nobody knows. */
    static SmartHttp secure(ReleaseFixture team, String user, String password, HeldCertificate certificate) {
        HandshakeCertificates hands = new HandshakeCertificates.Builder().heldCertificate(certificate).build();
        return new SmartHttp(team, user, password, (address, backlog) -> {
            HttpsServer server = HttpsServer.create(address, backlog);
            server.setHttpsConfigurator(new HttpsConfigurator(hands.sslContext()));
            return server;
        });
    }

    private interface Maker {
        HttpServer make(InetSocketAddress address, int backlog) throws IOException;
    }

    private SmartHttp(ReleaseFixture team, String user, String password, Maker maker) {
        this.team = team;
        String pair = user + ":" + password;
        this.expected = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        try {
            server = maker.make(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    String address() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/remote.git";
    }

    /** Method, path and status of every request. */
    List<String> requests() {
        return requests;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"team\"");
                exchange.sendResponseHeaders(401, -1);
                requests.add(path + " 401");
                return;
            }
            requests.add(path + " 200");
            cgi(exchange, body);
        }
    }

    private void cgi(HttpExchange exchange, byte[] body) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(team.git().environment());
        environment.put("GIT_PROJECT_ROOT", team.folder().toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        environment.put("QUERY_STRING", String.valueOf(exchange.getRequestURI().getQuery()));
        environment.put("REMOTE_USER", "team");
        header(exchange, environment, "Content-Type", "CONTENT_TYPE");
        header(exchange, environment, "Content-Encoding", "HTTP_CONTENT_ENCODING");
        header(exchange, environment, "Git-Protocol", "HTTP_GIT_PROTOCOL");
        environment.put("CONTENT_LENGTH", String.valueOf(body.length));
        Process process = builder.start();
        Thread.ofVirtual().start(() -> feed(process, body));
        answer(exchange, process.getInputStream().readAllBytes());
    }

    private static void header(HttpExchange exchange, Map<String, String> environment, String name, String variable) {
        String value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) {
            environment.put(variable, value);
        }
    }

    private static void feed(Process process, byte[] body) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(body);
        } catch (IOException e) {
            // It has seen enough.
        }
    }

    private static void answer(HttpExchange exchange, byte[] printed) throws IOException {
        int status = 200;
        int start = 0;
        for (int end = lineEnd(printed, start); end > start; end = lineEnd(printed, start)) {
            String line = new String(printed, start, end - start, StandardCharsets.ISO_8859_1).strip();
            String[] header = line.split(": ", 2);
            start = end + 1;
            if (header.length < 2) {
                break;
            }
            if (header[0].equals("Status")) {
                status = Integer.parseInt(header[1].substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(header[0], header[1]);
            }
        }
        int length = printed.length - start;
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        exchange.getResponseBody().write(printed, start, length);
    }

    private static int lineEnd(byte[] bytes, int start) {
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return bytes.length;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
