package tests.analysis.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.analysis.counts.Counter;
import lockstep.analysis.counts.Scrape;
import lockstep.analysis.counts.Series;
import lockstep.analysis.source.CommandAnswer;
import lockstep.analysis.source.Exposition;
import lockstep.analysis.source.MetricQuery;
import lockstep.analysis.source.MetricsTrouble;
import lockstep.analysis.source.PrometheusAnswer;
import lockstep.analysis.source.Sample;
import lockstep.analysis.source.Scraping;
import lockstep.analysis.source.Selector;
import lockstep.base.error.UsageError;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {

    private static final Instant NOW = Instant.parse("2026-01-22T10:00:00Z");
    private static final MetricQuery QUERY = new MetricQuery(Selector.parse("http_requests_total"),
            Selector.parse("http_requests_total{status=~\"5..\"}"),
            Optional.of(Selector.parse("http_seconds_bucket")), "instance");

    private static final String METRICS = """
            # HELP http_requests_total All requests.
            # TYPE http_requests_total counter
            http_requests_total{status="200",path="/a \\"b\\" \\n"} 100 1769076000000
            http_requests_total{ status = "500" , } 7
            http_seconds_bucket{le="0.1"} 90 # {trace_id="x"} 0.05
            http_seconds_bucket{le="+Inf"} 1.07e2
            process_start_time_seconds 1.7690759e9
            up 1
            # EOF
            """;

    private static Scrape scrape(String text) throws MetricsTrouble {
        return Scraping.of("a", NOW, Exposition.read(text), QUERY);
    }

    @Test
    void load_that_has_a_label_of_its_own_is_left_out() throws MetricsTrouble {
        MetricQuery users = new MetricQuery(Selector.parse("http_requests_total{client!=\"synthetic\"}"),
                Selector.parse("http_requests_total{client!=\"synthetic\",status=~\"5..\"}"),
                Optional.of(Selector.parse("http_seconds_bucket{client!=\"synthetic\"}")), "instance");
        Scrape scrape = Scraping.of("a", NOW, Exposition.read("""
                http_requests_total{status="200"} 100
                http_requests_total{status="500"} 7
                http_requests_total{status="200",client="synthetic"} 4000
                http_requests_total{status="500",client="synthetic"} 900
                http_seconds_bucket{le="+Inf"} 107
                http_seconds_bucket{le="+Inf",client="synthetic"} 4900
                """), users);

        assertThat(scrape.values().values()).containsExactlyInAnyOrder(100L, 7L, 7L, 107L);
    }

    @Test
    void the_counters_of_an_instance_are_read_from_its_text() throws MetricsTrouble {
        Scrape scrape = scrape(METRICS);

        assertThat(scrape.startedAt()).contains(Instant.ofEpochSecond(1_769_075_900));
        assertThat(scrape.values().values()).containsExactlyInAnyOrder(100L, 7L, 7L, 90L, 107L);
        assertThat(scrape.values().keySet().stream().map(Series::counter)).contains(new Counter.Errors(),
                new Counter.AtOrBelow(0.1), new Counter.AtOrBelow(Double.POSITIVE_INFINITY));
    }

    @Test
    void escapes_of_labels_are_undone() throws MetricsTrouble {
        assertThat(Exposition.read(METRICS).getFirst().labels()).containsEntry("path", "/a \"b\" \n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "up 1|no series http_requests_total{} at a",
        "http_requests_total NaN|http_requests_total{} is NaN, which is not a count",
        "http_requests_total -1|http_requests_total{} is -1.0, which is not a count",
        "http_requests_total +Inf|http_requests_total{} is Infinity, which is not a count",
        "http_requests_total 1\\nhttp_requests_total 2|http_requests_total{} is there twice",
        "http_seconds_bucket{le=\"-1\"} 1|http_seconds_bucket{le=-1}: le=\"-1\" is not a bound",
        "http_seconds_bucket{le=\"NaN\"} 1|http_seconds_bucket{le=NaN}: le=\"NaN\" is not a bound",
        "http_requests_total{a=\"1\",a=\"2\"} 1|line 1 of the metrics: label a is there twice",
        "http_requests_total{a=\"1|line 1 of the metrics: a quoted value does not end",
        "http_requests_total many|line 1 of the metrics: a value is expected",
        "http_requests_total|line 1 of the metrics: it ends too early",
        "{} 1|line 1 of the metrics: a name is expected",
    })
    void what_is_no_count_is_a_trouble_and_never_a_zero(String text, String words) {
        assertThatThrownBy(() -> scrape(text.replace("\\n", "\n"))).isInstanceOf(MetricsTrouble.class).hasMessage(words);
    }

    @Property(tries = 2000)
    void whatever_an_instance_says_it_is_read_or_a_trouble(@ForAll String text) {
        try {
            scrape("http_requests_total" + text);
        } catch (MetricsTrouble trouble) {
            assertThat(trouble.getMessage()).isNotBlank();
        }
    }

    @Test
    void requests_that_two_servers_scraped_are_not_counted_twice() {
        assertThatThrownBy(() -> scrape("""
                http_requests_total{status="200",replica="0"} 100
                http_requests_total{status="200",replica="1"} 100
                process_start_time_seconds{replica="0"} 1.7690759e9
                process_start_time_seconds{replica="1"} 1.7690759e9
                """)).isInstanceOf(MetricsTrouble.class).hasMessage("its requests are counted more than once: there are"
                + " series with {replica=0} and with {replica=1}; ask for one of them by a label");
    }

    @Test
    void a_process_beside_the_service_does_not_say_when_the_service_began() throws MetricsTrouble {
        assertThat(scrape("""
                http_requests_total{status="200",container="web"} 100
                process_start_time_seconds{container="web"} 1.7690759e9
                process_start_time_seconds{container="proxy"} 1.769e9
                """).startedAt()).contains(Instant.ofEpochSecond(1_769_075_900));
    }

    private static String prometheus(String result) {
        return "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[" + result + "]}}";
    }

    @Test
    void the_last_raw_sample_of_each_series_counts_and_a_stale_one_does_not() throws MetricsTrouble {
        List<Sample> samples = PrometheusAnswer.read(prometheus(
                "{\"metric\":{\"__name__\":\"r\",\"instance\":\"a\"},\"values\":[[1769075960,\"5\"],[1769075995.5,\"9\"]]},"
                + "{\"metric\":{\"__name__\":\"r\",\"instance\":\"b\"},\"values\":[[1769075900,\"3\"]]}"),
                Instant.ofEpochSecond(1_769_076_000), Duration.ofSeconds(30));

        assertThat(samples).containsExactly(new Sample("r", new TreeMap<>(Map.of("instance", "a")), 9));
    }

    @Test
    void an_answer_of_victoria_metrics_that_says_that_it_is_whole_counts() throws MetricsTrouble {
        assertThat(PrometheusAnswer.read(prometheus("").replaceFirst("\\{", "{\"isPartial\":false,"), NOW,
                Duration.ofSeconds(30))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "<html>|the answer is not JSON",
        "{\"status\":\"error\",\"error\":\"parse error\"}|the query failed: parse error",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}|the answer holds no raw samples",
        "{\"status\":\"success\",\"warnings\":[\"store b: gone\",\"partial response\"],\"data\":{\"resultType\":"
                + "\"matrix\",\"result\":[]}}|the answer may not be whole: store b: gone; partial response",
        "{\"status\":\"success\",\"isPartial\":true,\"data\":{\"resultType\":\"matrix\",\"result\":[]}}|the answer is not whole"
                + " (isPartial): a part of the servers with the samples did not answer",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"histograms\":[]}]}}|a native"
                + " histogram, which is not read; let Prometheus keep its classic buckets too"
                + " (always_scrape_classic_histograms)",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[]}]}}|a sample has no"
                + " time",
        "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[{\"metric\":{},\"values\":[[1769075999,\"x\"]]}]}}"
                + "|\"x\" is not a value",
    })
    void an_answer_of_prometheus_that_holds_no_samples_is_a_trouble(String body, String words) {
        assertThatThrownBy(() -> PrometheusAnswer.read(body, Instant.ofEpochSecond(1_769_076_000), Duration.ofSeconds(30)))
                .hasMessage(words);
    }

    @Test
    void a_command_tells_the_counters_of_both_arms() throws MetricsTrouble {
        CommandAnswer answer = CommandAnswer.read("{\"canary\":{\"requests\":120,\"errors\":1,\"started\":"
                + "\"2026-01-22T09:00:00Z\",\"buckets\":{\"0.1\":90,\"+Inf\":120}},\"baseline\":{\"requests\":9,\"errors\":0}}", NOW);

        assertThat(answer.canary().values()).hasSize(4).containsEntry(new Series(new Counter.AtOrBelow(0.1), ""), 90L);
        assertThat(answer.canary().startedAt()).contains(Instant.parse("2026-01-22T09:00:00Z"));
        assertThat(answer.baseline().startedAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "|the command printed no JSON",
        "{}|canary.requests is not a count",
        "{\"canary\":{\"requests\":1,\"errors\":-1}}|canary.errors is not a count",
        "{\"canary\":{\"requests\":9007199254740992,\"errors\":0}}|canary.requests is more than 9007199254740991, the most"
                + " that can be counted",
        "{\"canary\":{\"requests\":1,\"errors\":0,\"started\":\"now\"}}|canary.started is not a time like 2026-01-22T10:00:00Z",
        "{\"canary\":{\"requests\":1,\"errors\":0,\"started\":\"+1000000000-12-31T23:59:59.999999999Z\"}}|canary.started is"
                + " not a time like 2026-01-22T10:00:00Z",
        "{\"canary\":{\"requests\":1,\"errors\":0,\"buckets\":{\"-1\":1}}}|canary.buckets has a bound that is not a number"
                + " of seconds",
        "{\"canary\":{\"requests\":1,\"errors\":0,\"buckets\":{\"NaN\":1}}}|canary.buckets has a bound that is not a number"
                + " of seconds",
        "{\"canary\":{\"requests\":1,\"errors\":0,\"buckets\":{\"0.1\":1,\"0.10\":1}}}|canary.buckets has the bound 0.10 twice",
        "{\"canary\":{\"requests\":1,\"errors\":0,\"buckets\":{\"x\":1}}}|canary.buckets has a bound that is not a number of"
                + " seconds",
    })
    void a_command_that_prints_something_else_is_a_trouble(String text, String words) {
        assertThatThrownBy(() -> CommandAnswer.read(text == null ? "" : text, NOW)).hasMessage(words);
    }

    @Test
    void a_selector_is_read_and_asked_as_prometheus_writes_it() {
        assertThat(Selector.parse("a{b=\"c\", d!~\"e|f\"}").query(List.of("arm=\"x\"")))
                .isEqualTo("a{b=\"c\",d!~\"e|f\",arm=\"x\"}");
        assertThatThrownBy(() -> Selector.parse("a{b=c}")).isInstanceOf(UsageError.class)
                .hasMessage("the selector a{b=c} cannot be read: \"b=c\" is not LABEL=\"VALUE\"");
        assertThatThrownBy(() -> Selector.parse("a{b=~\"(\"}"))
                .hasMessage("the selector a{b=~\"(\"} cannot be read: \"(\" is not a regular expression");
        assertThatThrownBy(() -> Selector.parse("rate(a[5m])"))
                .hasMessage("the selector rate(a[5m]) cannot be read: it is not NAME or NAME{LABEL=\"VALUE\", …}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "5\\\\d\\\\d | 503 | true",
        "5\\\\d\\\\d | 5dd | false",
        "5.. | 503 | true",
        "\\x35\\060\\u0033 | 503 | true",
        "\\303\\244 | ä | true",
        "\\U000000e4 | ä | true",
        "\\\" | \" | true",
    })
    void an_escape_in_a_selector_means_what_it_means_to_prometheus(String pattern, String status, boolean isError)
            throws MetricsTrouble {
        MetricQuery query = new MetricQuery(Selector.parse("r"), Selector.parse("r{status=~\"" + pattern + "\"}"),
                Optional.empty(), "instance");
        Scrape scrape = Scraping.of("a", NOW,
                List.of(new Sample("r", new TreeMap<>(Map.of("status", status)), 7)), query);

        assertThat(scrape.values().keySet().stream().map(Series::counter).anyMatch(new Counter.Errors()::equals))
                .isEqualTo(isError);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "5\\d\\d", "\\w", "a\\.b", "\\'", "\\x3", "\\x3g", "\\08", "\\08a", "\\400", "\\u00e", "\\ud800", "\\U00110000",
        "\\Uffffffff", "\\303", "\\q"})
    void an_escape_that_prometheus_does_not_know_is_refused_with_what_to_write(String pattern) {
        assertThatThrownBy(() -> Selector.parse("r{status=~\"" + pattern + "\"}")).isInstanceOf(UsageError.class)
                .hasMessage("the selector r{status=~\"" + pattern + "\"} cannot be read: \"" + pattern + "\" has an escape"
                        + " that Prometheus does not know; write \\\\ for a backslash, like \"5\\\\d\\\\d\", or do"
                        + " without, like \"5..\"");
    }
}
