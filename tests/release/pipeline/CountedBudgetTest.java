package tests.release.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.house.FreePort;
import tests.house.Tools;
import tests.release.workflow.ReleaseDay;

/** The error budget of four weeks, from the counters of a real Prometheus. */
class CountedBudgetTest {

    /** In minutes. */
    private static final int FOUR_WEEKS = 28 * 24 * 60;
    private static final String OBJECTIVE = """
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: availability}
            spec:
              indicator:
                spec:
                  ratioMetric:
                    bad: {metricSource: {type: Prometheus, spec: {query: '%s', url: "http://127.0.0.1:%d"}}}
                    total: {metricSource: {type: Prometheus, spec: {query: requests_total, url: "http://127.0.0.1:%2$d"}}}
              timeWindow: [{duration: 28d, isRolling: true}]
              objectives: [{target: 0.99}]
            """;

    private final int port = FreePort.any();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    private final StringBuilder samples = new StringBuilder("# TYPE requests counter\n");
    private Process prometheus;

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        if (prometheus != null) {
            prometheus.destroyForcibly();
        }
    }

    /** A sample, so many minutes ago. */
    private void sample(String labels, int ago, long value) {
        samples.append("requests_total{").append(labels).append("} ").append(value).append(' ')
                .append(now.minus(Duration.ofMinutes(ago)).getEpochSecond()).append('\n');
    }

    private String explained(String bad) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("samples"), samples + "# EOF\n");
        Files.writeString(folder.resolve("prometheus.yml"), "global: {scrape_interval: 1h}\n");
        run(Tools.need("promtool").toString(), "tsdb", "create-blocks-from", "openmetrics", "samples", "tsdb");
        prometheus = new ProcessBuilder(Tools.need("prometheus").toString(), "--config.file=prometheus.yml",
                "--storage.tsdb.path=tsdb", "--storage.tsdb.retention.time=60d",
                "--web.listen-address=127.0.0.1:" + port).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile()).start();
        awaitReady();
        try (ReleaseDay day = new ReleaseDay().configuredWith("""
                slo: docs/slo.yaml
                pipeline: {production: {requires: [{budget: {min: 0}}]}}
                """)) {
            Sha commit = day.landWith("docs/slo.yaml", OBJECTIVE.formatted(bad, port));
            return day.operator("Olga").open("explain", commit.hex()).out();
        }
    }

    private void run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("tool.log").toFile()).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(folder.resolve("tool.log"))).isZero();
    }

    private void awaitReady() throws InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/-/ready")).build();
        Instant end = Instant.now().plusSeconds(120);
        while (prometheus.isAlive() && Instant.now().isBefore(end)) {
            try (HttpClient client = HttpClient.newHttpClient()) {
                if (client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            Thread.sleep(50);
        }
    }

    /** 100,000 requests, of which 1,000 may fail. It was scraped when the window began, in the middle, and just now. */
    private void requests(String labels, double each) {
        IntStream.of(FOUR_WEEKS, 20_000, 0).flatMap(ago -> IntStream.rangeClosed(-15, 15).map(more -> ago - 2 * more))
                .filter(ago -> ago >= 0)
                .forEach(ago -> sample(labels, ago, Math.round((FOUR_WEEKS + 60 - ago) * each)));
    }

    @Test
    void errors_of_series_that_lived_for_one_sample_two_weeks_ago_are_counted() throws Exception {
        requests("status=\"200\"", 100_000.0 / FOUR_WEEKS);
        requests("status=\"500\"", 0);
        for (int pod = 0; pod < 4; pod++) {
            sample("status=\"500\",pod=\"crashed-" + pod + "\"", 20_000 - 5 * pod, 75);
        }

        assertThat(explained("requests_total{status=~\"5..\"}")).contains("70.1 % of the error budget is left");
    }

    @Test
    void a_service_that_never_failed_has_its_budget() throws Exception {
        requests("status=\"200\"", 100_000.0 / FOUR_WEEKS);

        assertThat(explained("requests_total{status=~\"5..\"}")).contains("100.0 % of the error budget is left");
    }

    @Test
    void another_service_s_series_do_not_stand_for_this_one_s() throws Exception {
        requests("status=\"200\",job=\"chat-svc\"", 100_000.0 / FOUR_WEEKS);

        assertThat(explained("requests_total{job=\"chat-srv\",status=~\"5..\"}"))
                .contains("the error budget is unknown: there is no series requests_total{job=\"chat-srv\",status!=\"\"}");
    }

    @Test
    void a_label_that_no_series_has_is_unknown_and_not_zero() throws Exception {
        requests("status=\"200\"", 100_000.0 / FOUR_WEEKS);

        assertThat(explained("requests_total{code=~\"5..\"}"))
                .contains("the error budget is unknown: there is no series requests_total{code!=\"\"}");
    }
}
