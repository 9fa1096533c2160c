package tests.release.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tests.commands.cli.PublishedSchemas;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Hears events on loopback. What is sent to {@code /slow} gets no answer while it is open. */
public final class Receiver implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** One request. */
    public record Heard(Headers headers, String path, String body) {

        public JsonNode json() {
            return MAPPER.readTree(body);
        }

        /** What was done and how it ended, like {@code promote open}. */
        public String words() {
            return json().path("action").asString("") + " " + json().path("result").asString("");
        }
    }

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final List<AssertionError> unfit = new CopyOnWriteArrayList<>();
    private final CountDownLatch patience = new CountDownLatch(1);
    private volatile int status = 204;
    private volatile String unwanted = "";

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::hear);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void hear(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestURI().getPath().equals("/slow")) {
            try {
                patience.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (body.startsWith("{\"schema\"")) {
            try {
                PublishedSchemas.holdEvent(body);
            } catch (AssertionError e) {
                unfit.add(e);
            }
        }
        heard.add(new Heard(exchange.getRequestHeaders(), exchange.getRequestURI().getPath(), body));
        boolean refused = !unwanted.isEmpty() && body.contains("\"action\":\"" + unwanted + "\"");
        exchange.sendResponseHeaders(refused ? 422 : status, -1);
        exchange.close();
    }

    public String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** {@code notify} with this one for some actions; what {@code ReleaseDay.configuredWith} takes. */
    public String yaml(String... actions) {
        return "notify:\n  - {url: '" + base() + "/hook', actions: [" + String.join(", ", actions) + "]}\n";
    }

    public void answers(int code) {
        status = code;
    }

    /** From now on it will not have events of this action, whatever else it answers. */
    public void refuses(String action) {
        unwanted = action;
    }

    public List<Heard> heard() {
        return heard;
    }

    /** What was done and how it ended, in the order in which it was heard. */
    public List<String> words() {
        return heard.stream().map(Heard::words).toList();
    }

    @Override
    public void close() {
        patience.countDown();
        server.stop(0);
        assertThat(unfit).as("events fit their schema").isEmpty();
    }
}
