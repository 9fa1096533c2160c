package tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.house.FreePort;
import tests.house.Repository;
import tests.house.Tools;
import tests.release.workflow.ReleaseDay;

/** The script of docs/recipes/nginx.md, as it stands there, with a real nginx. */
class NginxRecipeTest {

    private static final int REQUESTS = 400;

    @TempDir
    Path folder;

    private static HttpServer answering(String word) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = word.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
        return server;
    }

    private String weight(String word) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "weight.sh", word).directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(Map.of("SPLIT", folder.resolve("split.conf").toString(), "NGINX",
                "nginx -p " + folder + " -c nginx.conf", "PATH", System.getenv("PATH") + ":/usr/sbin"));
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private static long toCanary(int port, int requests) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .timeout(Duration.ofSeconds(60)).build();
        long canary = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < requests; i++) {
                canary += client.send(request, BodyHandlers.ofString()).body().equals("canary") ? 1 : 0;
            }
        }
        return canary;
    }

    @Test
    void weights_are_set_read_and_taken_back() throws Exception {
        String recipe = Repository.read(Repository.root().resolve("docs/recipes/nginx.md"));
        ReleaseDay.write(folder.resolve("weight.sh"), recipe.split("```bash\n", 2)[1].split("```", 2)[0]);
        assertThat(weight("read")).isEmpty();
        HttpServer stable = answering("stable");
        HttpServer canary = answering("canary");
        int port = FreePort.any();
        ReleaseDay.write(folder.resolve("split.conf"),
                "split_clients \"${msec}\" $arm {\n    # nothing for the canary\n    * stable;\n}\n");
        ReleaseDay.write(folder.resolve("nginx.conf"), """
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; fastcgi_temp_path %1$s/f;
                    uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
                    include %1$s/split.conf;
                    upstream stable { server 127.0.0.1:%2$d; }
                    upstream canary { server 127.0.0.1:%3$d; }
                    server { listen 127.0.0.1:%4$d; location / { proxy_pass http://$arm; } }
                }
                """.formatted(folder, stable.getAddress().getPort(), canary.getAddress().getPort(), port));
        Process nginx = new ProcessBuilder(Tools.need("nginx").toString(), "-p", folder.toString(), "-c", "nginx.conf")
                .redirectErrorStream(true).redirectOutput(folder.resolve("nginx.log").toFile()).start();
        try {
            await(folder.resolve("nginx.pid"));
            assertThat(weight("read")).isEqualTo("0");
            assertThat(toCanary(port, 50)).isZero();

            weight("50");
            assertThat(weight("read")).isEqualTo("50");
            awaitSome(port);
            assertThat(toCanary(port, REQUESTS)).isBetween(REQUESTS / 4L, REQUESTS * 3L / 4);

            weight("0");
            assertThat(weight("read")).isEqualTo("0");
            awaitNone(port);
        } finally {
            nginx.destroy();
            nginx.waitFor(60, TimeUnit.SECONDS);
            stable.stop(0);
            canary.stop(0);
        }
    }

    private static void await(Path file) throws InterruptedException {
        for (long until = System.nanoTime() + 60_000_000_000L; !Files.exists(file); Thread.sleep(20)) {
            assertThat(System.nanoTime()).isLessThan(until);
        }
    }

    /** A reload takes a moment. */
    private static void awaitSome(int port) throws IOException, InterruptedException {
        for (long until = System.nanoTime() + 60_000_000_000L; toCanary(port, 20) == 0; ) {
            assertThat(System.nanoTime()).isLessThan(until);
        }
    }

    private static void awaitNone(int port) throws IOException, InterruptedException {
        for (long until = System.nanoTime() + 60_000_000_000L; toCanary(port, 50) > 0; ) {
            assertThat(System.nanoTime()).isLessThan(until);
        }
    }
}
