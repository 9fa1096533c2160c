package tests.release.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.gates.http.LoopbackServer.a_server_that;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.counts.Counter;
import lockstep.analysis.counts.Scrape;
import lockstep.analysis.source.MetricQuery;
import lockstep.analysis.source.Selector;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.RequestHeader;
import lockstep.gates.http.Target;
import lockstep.release.deploy.HostCommand;
import lockstep.release.metrics.CommandSource;
import lockstep.release.metrics.Look;
import lockstep.release.metrics.PrometheusSource;
import lockstep.release.metrics.ScrapeSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.gates.http.Behaviour;
import tests.gates.http.LoopbackServer;
import tests.gates.http.Replies;
import tests.house.FreePort;

class MetricsSourcesTest {

    private static final Instant NOW = Instant.parse("2026-01-22T10:00:00Z");
    private static final MetricQuery QUERY = query("requests_total{status=~\"5..\"}");

    private static MetricQuery query(String errors) {
        return new MetricQuery(
                Selector.parse("requests_total"), Selector.parse(errors), Optional.empty(), "instance");
    }

    private static PrometheusSource prometheus(MetricsServer server, MetricQuery query) {
        return prometheus(server.target(), query);
    }

    private static PrometheusSource prometheus(Target server, MetricQuery query) {
        return new PrometheusSource(server, HttpSettings.defaults(), new Secrets(), query,
                "track=\"canary\"", "track=\"stable\"", Duration.ofSeconds(30));
    }

    private static Look look(MetricsServer server, MetricQuery query) {
        try (PrometheusSource source = prometheus(server, query)) {
            return source.look(NOW, Deadline.in(Duration.ofSeconds(60)));
        }
    }

    private static long sum(Look.Arm arm, Counter counter) {
        return arm.scrapes().stream().map(Scrape::values).flatMap(values -> values.entrySet().stream())
                .filter(value -> value.getKey().counter().equals(counter))
                .mapToLong(java.util.Map.Entry::getValue).sum();
    }

    private static String requests(String instance, String status, String value) {
        return MetricsServer.series("\"__name__\":\"requests_total\",\"instance\":\"" + instance + "\",\"status\":\""
                + status + "\"", NOW.minusSeconds(3), value);
    }

    private static MetricsServer healthy() {
        return new MetricsServer()
                .has("requests_total{track=\"canary\"}", requests("c1", "200", "100"), requests("c1", "500", "3"))
                .has("requests_total{track=\"stable\"}", requests("b1", "200", "900"), requests("b2", "200", "800"));
    }

    @Test
    void Prometheus_is_asked_for_raw_samples_of_both_arms_and_for_no_function() {
        try (MetricsServer server = healthy()) {
            Look look = look(server, QUERY);

            assertThat(look.troubles()).isEmpty();
            assertThat(sum(look.canary(), new Counter.Requests())).isEqualTo(103);
            assertThat(sum(look.canary(), new Counter.Errors())).isEqualTo(3);
            assertThat(sum(look.baseline(), new Counter.Requests())).isEqualTo(1700);
            assertThat(look.baseline().scrapes()).hasSize(2);
            assertThat(server.asked()).allMatch(query -> query.contains("}[30s]&time=")).noneMatch(
                    query -> query.contains("rate") || query.contains("increase"));
        }
    }

    @Test
    void an_empty_vector_is_a_trouble_with_the_name_of_what_was_asked_for() {
        try (MetricsServer server = new MetricsServer()) {
            Look look = look(server, QUERY);

            assertThat(look.canary().scrapes()).isEmpty();
            assertThat(look.canary().unread()).hasSize(1);
            assertThat(look.troubles().getFirst()).contains("requests_total{track=\"canary\"}");
        }
    }

    @Test
    void a_series_that_is_in_both_arms_is_named() {
        try (MetricsServer server = healthy()) {
            server.has("requests_total{track=\"stable\"}", requests("b1", "200", "900"), requests("c1", "200", "100"));

            Look look = look(server, QUERY);

            assertThat(look.baseline().scrapes()).isEmpty();
            assertThat(look.troubles()).first().asString().contains("requests_total{instance=c1, status=200} is in both"
                    + " arms: metrics.canary and metrics.baseline must not select the same");
        }
    }

    @Test
    void an_instance_that_never_had_a_request_beside_others_is_named_with_what_to_do() {
        try (MetricsServer server = healthy()) {
            server.has("process_start_time_seconds{track=\"stable\"}", MetricsServer.series(
                    "\"__name__\":\"process_start_time_seconds\",\"instance\":\"proxy\"", NOW, "1769000000"));

            assertThat(look(server, QUERY).troubles()).singleElement().asString().startsWith("baseline proxy: ")
                    .endsWith("if it is no instance of the service, leave it out: by one more label in"
                            + " metrics.baseline");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-180, 180})
    void a_host_whose_clock_is_wrong_reads_nothing_and_says_why(int seconds) {
        Instant wrong = Instant.now().plusSeconds(seconds);
        try (MetricsServer server = healthy(); PrometheusSource source = new PrometheusSource(server.target(),
                HttpSettings.defaults(), new Secrets(), QUERY, "track=\"canary\"", "track=\"stable\"",
                Duration.ofSeconds(30), true)) {
            Look look = source.look(wrong, Deadline.in(Duration.ofSeconds(60)));

            assertThat(look.canary().scrapes()).isEmpty();
            assertThat(look.troubles()).first().asString().matches(".*this host's clock is (2|3) min \\d\\d s "
                    + (seconds < 0 ? "behind" : "ahead of") + " the server's: set the one that is wrong");
        }
    }

    @Test
    void a_host_whose_clock_is_right_is_not_told_otherwise() {
        try (MetricsServer server = healthy(); PrometheusSource source = new PrometheusSource(server.target(),
                HttpSettings.defaults(), new Secrets(), QUERY, "track=\"canary\"", "track=\"stable\"",
                Duration.ofSeconds(120), true)) {
            assertThat(source.look(Instant.now(), Deadline.in(Duration.ofSeconds(60))).troubles())
                    .noneMatch(trouble -> trouble.contains("set the one that is wrong"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "+Inf", "-1", "many"})
    void a_value_that_is_no_count_makes_its_instance_unread(String value) {
        try (MetricsServer server = healthy()) {
            server.has("requests_total{track=\"canary\"}", requests("c1", "200", value));

            Look look = look(server, QUERY);

            assertThat(look.canary().scrapes()).isEmpty();
            assertThat(look.canary().unread()).hasSize(1);
            assertThat(look.troubles()).hasSizeBetween(1, 2);
        }
    }

    @Test
    void a_counter_of_errors_that_is_nowhere_is_not_zero_errors() {
        try (MetricsServer server = healthy()) {
            Look look = look(server, query("mistyped_errors_total"));

            assertThat(look.canary().scrapes()).isEmpty();
            assertThat(look.troubles()).first().asString().contains("mistyped_errors_total");
        }
    }

    @Test
    void errors_told_by_a_label_that_no_series_has_are_not_zero_errors() {
        try (MetricsServer server = healthy()) {
            Look look = look(server, query("requests_total{code=~\"5..\"}"));

            assertThat(look.canary().scrapes()).isEmpty();
            assertThat(look.troubles()).first().asString().contains("has the label code");
        }
    }

    private static String errors(String labels) {
        return MetricsServer.series("\"__name__\":\"errors_total\"," + labels, NOW, "4");
    }

    @Test
    void errors_of_a_counter_of_its_own_that_has_not_the_label_are_not_zero_errors() {
        try (MetricsServer server = healthy()) {
            server.has("errors_total{track=\"canary\"}", errors("\"instance\":\"c1\",\"type\":\"server\""))
                    .has("errors_total{track=\"stable\"}", errors("\"instance\":\"b1\",\"kind\":\"server\""));
            Look look = look(server, query("errors_total{kind=\"server\"}"));

            assertThat(look.canary().scrapes()).isEmpty();
            assertThat(look.troubles()).first().asString().contains("no series of errors_total in the canary has the label"
                    + " kind, so errors cannot be told");
            assertThat(look(server, query("errors_total{kind=~\"server|\"}")).troubles()).isEmpty();
        }
    }

    @Test
    void a_canary_without_a_series_of_a_counter_that_the_baseline_has_had_no_error() {
        try (MetricsServer server = healthy()) {
            server.has("errors_total{track=\"stable\"}", errors("\"instance\":\"b1\",\"kind\":\"server\""));
            Look look = look(server, query("errors_total{kind=\"server\",client!=\"synthetic\"}"));

            assertThat(look.troubles()).isEmpty();
            assertThat(sum(look.canary(), new Counter.Errors())).isZero();
            assertThat(sum(look.baseline(), new Counter.Errors())).isEqualTo(4);
        }
    }

    @Test
    void pages_whose_counter_of_errors_has_not_the_label_are_not_zero_errors() {
        String page = "requests_total 50\nerrors_total{type=\"server\"} 2\n";
        try (LoopbackServer instance = a_server_that(Behaviour.answers(Replies.ok(page)));
                ScrapeSource source = new ScrapeSource(List.of(instance.target()), List.of(instance.target()),
                        HttpSettings.defaults(), new Secrets(), query("errors_total{kind=\"server\"}"))) {
            assertThat(source.look(NOW, Deadline.in(Duration.ofSeconds(60))).troubles()).isNotEmpty()
                    .allMatch(trouble -> trouble.contains("has the label kind, so errors cannot be told"));
        }
    }

    @Test
    void a_server_that_is_gone_is_a_trouble_and_no_number() {
        Target nobody = Target.parse("http://127.0.0.1:" + FreePort.any());
        Look look;
        try (PrometheusSource source = prometheus(nobody, QUERY)) {
            look = source.look(NOW, Deadline.in(Duration.ofSeconds(60)));
        }

        assertThat(look.canary().scrapes()).isEmpty();
        assertThat(look.baseline().unread()).hasSize(1);
        assertThat(look.troubles()).first().asString().contains("the connection was refused");
    }

    @Test
    void an_answer_without_end_is_cut_off_at_the_cap() {
        try (LoopbackServer endless = a_server_that(visitor -> {
            visitor.hears();
            visitor.say("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n");
            while (true) {
                visitor.say("requests_total 1\n".repeat(10_000));
            }
        })) {
            ScrapeSource source = scraping(endless);

            assertThat(source.look(NOW, Deadline.in(Duration.ofSeconds(60))).canary().troubles())
                    .singleElement().asString().contains("larger than the limit");
            assertThat(endless.mostSent()).isLessThan(64L << 20);
            source.close();
        }
    }

    @Test
    void an_answer_that_never_comes_is_over_with_the_time_of_the_look() {
        try (LoopbackServer silent = a_server_that(visitor -> {
            visitor.hears();
            Thread.sleep(Duration.ofMinutes(1));
        })) {
            long began = System.nanoTime();
            ScrapeSource source = scraping(silent);
            Look look = source.look(NOW, Deadline.in(Duration.ofSeconds(1)));

            assertThat(look.canary().unread()).hasSize(1);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(50));
            source.close();
        }
    }

    @Test
    void instances_are_scraped_one_by_one_and_one_that_fails_hides_none() {
        String page = "requests_total{status=\"200\"} 50\nrequests_total{status=\"503\"} 2\n";
        try (LoopbackServer good = a_server_that(Behaviour.answers(Replies.ok(page)));
                LoopbackServer bad = a_server_that(Behaviour.answers(Replies.reply("500 Oh", "", "no")));
                ScrapeSource source = new ScrapeSource(List.of(good.target(), bad.target()), List.of(good.target()),
                        HttpSettings.defaults(), new Secrets(), QUERY)) {
            Look look = source.look(NOW, Deadline.in(Duration.ofSeconds(60)));

            assertThat(sum(look.canary(), new Counter.Errors())).isEqualTo(2);
            assertThat(look.canary().unread()).containsExactly(bad.target().toString());
            assertThat(look.troubles()).singleElement().asString().contains("it answered 500");
        }
    }

    private static ScrapeSource scraping(LoopbackServer server) {
        return new ScrapeSource(List.of(server.target()), List.of(), HttpSettings.defaults(),
                new Secrets(), QUERY);
    }

    @Test
    void a_password_is_sent_and_told_to_nobody() throws Exception {
        Path file = java.nio.file.Files.createTempFile("lockstep", "auth");
        java.nio.file.Files.writeString(file, "Bearer tell-nobody-about-it");
        Secrets secrets = new Secrets();
        HttpSettings http = HttpSettings.defaults().withHeaders(
                List.of(RequestHeader.parse("Authorization=@" + file, file.getParent(), java.util.Map.of())));
        try (MetricsServer server = healthy(); PrometheusSource source = new PrometheusSource(server.target(), http,
                secrets, QUERY, "track=\"canary\"", "track=\"stable\"", Duration.ofSeconds(30))) {
            source.look(NOW, Deadline.in(Duration.ofSeconds(60)));

            assertThat(server.authorizations()).containsOnly("Bearer tell-nobody-about-it");
            assertThat(secrets.redact("he said tell-nobody-about-it")).doesNotContain("tell-nobody");
        } finally {
            java.nio.file.Files.delete(file);
        }
    }

    private static Look printed(String script, Duration time) {
        HostCommand command = new HostCommand("metrics.command", List.of("sh", "-c", script), Path.of("/"),
                new Secrets(), CommandSource.LARGEST);
        return new CommandSource(command).look(NOW, Deadline.in(time));
    }

    @Test
    void a_command_prints_the_counts() {
        Look look = printed("echo '{\"canary\": {\"requests\": 120, \"errors\": 1},"
                + " \"baseline\": {\"requests\": 1080, \"errors\": 3}}'", Duration.ofSeconds(60));

        assertThat(look.troubles()).isEmpty();
        assertThat(sum(look.baseline(), new Counter.Requests())).isEqualTo(1080);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "exit 3", "echo nothing", "yes", "sleep 60", "echo '{\"canary\": {\"requests\": \"NaN\", \"errors\": 0}}'",
        "echo '{\"canary\": {\"requests\": 1, \"errors\": 0, \"started\": \"+1000000000-12-31T23:59:59.999999999Z\"},"
                + " \"baseline\": {\"requests\": 1, \"errors\": 0}}'"})
    void a_command_that_prints_no_counts_in_time_is_a_trouble(String script) {
        Look look = printed(script, Duration.ofSeconds(2));

        assertThat(look.canary().scrapes()).isEmpty();
        assertThat(look.troubles()).isNotEmpty();
    }
}
