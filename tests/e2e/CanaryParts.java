package tests.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import tests.house.FreePort;
import tests.house.Repository;
import tests.house.Tools;
import tests.release.workflow.ReleaseDay;

/** A real HAProxy in front of a stable and a canary instance, a real Prometheus that scrapes both, and real load. */
final class CanaryParts implements AutoCloseable {

    /** An instance of the service that fails so many of a thousand requests. */
    static final class Instance implements AutoCloseable {

        private final HttpServer server;
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final AtomicLong asked = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
        private final double started = System.currentTimeMillis() / 1_000.0;
        private volatile int failing;

        Instance() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                long number = asked.incrementAndGet();
                boolean fails = number * failing / 1_000 > (number - 1) * failing / 1_000;
                failed.addAndGet(fails ? 1 : 0);
                answer(exchange, fails ? 500 : 200, "hello");
            });
            server.createContext("/metrics", exchange -> answer(exchange, 200, """
                    http_requests_total{status="200"} %d
                    http_requests_total{status="500"} %d
                    process_start_time_seconds %.3f
                    """.formatted(asked.get() - failed.get(), failed.get(), started)));
            server.start();
        }

        private static void answer(HttpExchange exchange, int status, String text)
                throws IOException {
            try (exchange) {
                byte[] body = text.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        }

        void failsOfAThousand(int failing) {
            this.failing = failing;
        }

        int port() {
            return server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private static final int USERS = 6;

    final Instance stable = new Instance();
    final Instance canary = new Instance();
    final Path folder;
    private final int front = FreePort.any();
    private final int runtime = FreePort.any();
    private final int metrics = FreePort.any();
    private final List<Process> processes = new ArrayList<>();
    private final Process prometheus;
    private final ExecutorService users = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean open = new AtomicBoolean(true);

    CanaryParts(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        Files.writeString(folder.resolve("haproxy.cfg"), """
                global
                    stats socket ipv4@127.0.0.1:%d level admin
                defaults
                    mode http
                    timeout connect 2s
                    timeout client 10s
                    timeout server 10s
                frontend fe
                    bind 127.0.0.1:%d
                    default_backend be
                backend be
                    balance roundrobin
                    server stable 127.0.0.1:%d weight 256
                    server canary 127.0.0.1:%d weight 0
                """.formatted(runtime, front, stable.port(), canary.port()));
        Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 900ms}
                scrape_configs:
                  - job_name: service
                    static_configs:
                      - {targets: ["127.0.0.1:%d"], labels: {track: stable}}
                      - {targets: ["127.0.0.1:%d"], labels: {track: canary}}
                """.formatted(stable.port(), canary.port()));
        start(Tools.need("haproxy").toString(), "-db", "-f", "haproxy.cfg");
        prometheus = start(Tools.need("prometheus").toString(), "--config.file=prometheus.yml", "--storage.tsdb.path=tsdb",
                "--web.listen-address=127.0.0.1:" + metrics);
        // The very script that the recipe gives to operators.
        String recipe = Files.readString(Repository.root().resolve("docs/recipes/haproxy.md"));
        String script = recipe.split("```bash\n", 2)[1].split("```", 2)[0];
        ReleaseDay.write(folder.resolve("weight.sh"), script);
        await("http://127.0.0.1:" + front + "/", "");
        await("http://127.0.0.1:" + metrics + "/api/v1/query?query=sum(up)", "\"2\"");
        for (int user = 0; user < USERS; user++) {
            users.submit(this::use);
        }
    }

    private Process start(String... words) throws IOException {
        Process process = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve(Path.of(words[0]).getFileName() + ".log").toFile()).start();
        processes.add(process);
        return process;
    }

    /** @param words what has to be in the answer */
    private static void await(String url, String words) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(5)).build();
        long until = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (true) {
                try {
                    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                    if (answer.statusCode() == 200 && answer.body().contains(words)) {
                        return;
                    }
                } catch (IOException e) {
                    // Not up yet.
                }
                if (System.nanoTime() > until) {
                    throw new AssertionError(url + " is not there");
                }
                Thread.sleep(50);
            }
        }
    }

    /** One user: a request, a moment, the next. */
    private void use() {
        try {
            URL page = URI.create("http://127.0.0.1:" + front + "/").toURL();
            while (open.get()) {
                HttpURLConnection connection = (HttpURLConnection) page.openConnection();
                boolean failed = connection.getResponseCode() >= 400;
                try (InputStream body = failed ? connection.getErrorStream() : connection.getInputStream()) {
                    body.readAllBytes();
                }
                Thread.sleep(10);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void prometheusDies() {
        prometheus.destroyForcibly();
    }

    /** How {@code pipeline.canary} names the parts. */
    String configuration(String read, String more) {
        return """
                pipeline:
                  canary:
                    traffic:
                      set: [env, "HAPROXY=127.0.0.1:%1$d", bash, "%2$s/weight.sh", "{weight}"]
                      read: %4$s
                      abort: [env, "HAPROXY=127.0.0.1:%1$d", bash, "%2$s/weight.sh", "0"]
                    steps: [10%%]
                    warmup: 2s
                    min_requests: 100
                    metrics: {source: prometheus, url: "http://127.0.0.1:%3$d", canary: ['track="canary"'],
                              baseline: ['track="stable"'], interval: 1s}
                    gates: {error_rate: {increase: 1pp}}
                %5$s
                """.formatted(runtime, folder, metrics, read, more.indent(4));
    }

    String runtimeAddress() {
        return "127.0.0.1:" + runtime;
    }

    String truth() {
        return "[env, \"HAPROXY=127.0.0.1:" + runtime + "\", bash, \"" + folder + "/weight.sh\", read]";
    }

    /** The weight as HAProxy itself has it. */
    String weight() throws IOException, InterruptedException {
        return weight("read");
    }

    /** The recipe's script with this word: a weight, or {@code read}. */
    String weight(String word) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("env", "HAPROXY=127.0.0.1:" + runtime, "bash",
                folder + "/weight.sh", word).redirectErrorStream(true).directory(
                folder.toFile()).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    /** A server's weight on the runtime socket. */
    int weightOf(String server) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", runtime)) {
            socket.getOutputStream().write(("get weight be/" + server + "\n").getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.strip().split(" ")[0]);
        }
    }

    @Override
    public void close() {
        open.set(false);
        users.shutdownNow();
        processes.forEach(Process::destroyForcibly);
        stable.close();
        canary.close();
    }
}
