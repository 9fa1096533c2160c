package tests.release.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** The error budget, counted by commands and by raw counters, with its objective on the branch that counts. */
class BudgetTest {

    private static final String OBJECTIVE = """
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: availability}
            spec:
              service: demo
              indicator:
                spec:
                  ratioMetric:
                    counter: true
                    bad: {metricSource: {type: Command, spec: {command: [echo, "%s"]}}}
                    total: {metricSource: {type: Command, spec: {command: [echo, "100000"]}}}
              timeWindow: [{duration: 28d, isRolling: true}]
              budgetingMethod: Occurrences
              objectives: [{target: %s}]
            """;

    private static String explained(String objective) {
        try (ReleaseDay day = new ReleaseDay().configuredWith("""
                slo: docs/slo.yaml
                pipeline: {production: {requires: [{budget: {min: 0}}]}}
                """)) {
            Sha commit = day.landWith("docs/slo.yaml", objective);
            Seat olga = day.operator("Olga");
            return olga.open("explain", commit.hex()).out();
        }
    }

    @Test
    void what_is_left_of_the_budget_decides() {
        assertThat(explained(OBJECTIVE.formatted("50", "0.999"))).contains("50.0 % of the error budget is left");
        assertThat(explained(OBJECTIVE.formatted("120", "0.999"))).contains("-20.0 % of the error budget is left")
                .contains("Wait until the window has moved on, or roll back.",
                        "`--accept-config pipeline.production.requires:REASON`")
                .doesNotContain("Promote a hotfix");
    }

    @Test
    void an_objective_that_is_not_filled_in_is_no_default() {
        assertThat(explained(OBJECTIVE.formatted("50", "<fill>"))).contains("? budget: the error budget is unknown");
    }

    /** It is the one on release that is read: what is refused there has to be corrected by a promotion. */
    @Test
    void an_objective_that_is_refused_is_unknown_and_says_why() {
        assertThat(explained(OBJECTIVE.formatted("50", "0.999").replace("28d", "1M"))).contains(
                "? budget: the error budget is unknown: docs/slo.yaml: spec.timeWindow[0].duration is '1M'");
    }

    private static final String OF_PROMETHEUS = """
            apiVersion: openslo/v1
            kind: SLO
            metadata: {name: availability}
            spec:
              indicator:
                spec:
                  ratioMetric:
                    bad: {metricSource: {type: Prometheus, spec: {query: 'requests_total{status=~"5.."}'%1$s}}}
                    total: {metricSource: {type: Prometheus, spec: {query: requests_total%1$s}}}
              timeWindow: [{duration: 28d, isRolling: true}]
              objectives: [{target: 0.99}]
            """;

    /** What was explained, and which headers the metrics server got. */
    private record Asked(String explained, List<String> heard) {}

    /**
     * The canary is counted at the server, too, with a login; the service has one of its own.
     *
     * @param host that the objective names; empty where it leaves the server to the canary
     */
    private static Asked asked(int status, String host) throws IOException {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer prometheus = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        prometheus.createContext("/", exchange -> {
            heard.add(exchange.getRequestHeaders().entrySet().toString());
            byte[] body = (status == 200 ? "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":["
                    + "{\"metric\":{},\"values\":[[1,\"100\"],[2,\"200\"]]}]}}" : "<html>").getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", status == 200 ? "application/json" : "text/html");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        prometheus.start();
        int port = prometheus.getAddress().getPort();
        try (ReleaseDay day = new ReleaseDay()) {
            Path token = day.folder().resolve("token");
            ReleaseDay.write(token, "Bearer of-the-metrics");
            ReleaseDay.write(day.folder().resolve("login"), "of-the-service");
            day.configuredWith("""
                    slo: docs/slo.yaml
                    pipeline:
                      production: {requires: [{budget: {min: 0}}]}
                      canary:
                        metrics:
                          source: prometheus
                          url: "http://127.0.0.1:%d"
                          baseline: ['t="s"']
                          canary: ['t="c"']
                          auth: {header_file: "%s"}
                    """.formatted(port, token));
            Sha commit = day.landWith("docs/slo.yaml", OF_PROMETHEUS.formatted(
                    host.isEmpty() ? "" : ", url: \"http://" + host + ":" + port + "\""));
            String explained = day.operator("Olga").open("explain", commit.hex(), "--header",
                    "X-Service-Login=@" + day.folder().resolve("login")).out();
            return new Asked(explained, heard);
        } finally {
            prometheus.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0.1"})
    void the_metrics_server_gets_its_own_login_and_nothing_of_the_service_s(String host) throws IOException {
        assertThat(asked(200, host).heard()).isNotEmpty().allMatch(headers -> headers.contains("Bearer of-the-metrics"))
                .noneMatch(headers -> headers.contains("of-the-service"));
    }

    @Test
    void another_server_that_an_objective_names_gets_no_login_at_all() throws IOException {
        assertThat(asked(200, "localhost").heard()).isNotEmpty().noneMatch(headers -> headers.contains("of-the-"));
    }

    @Test
    void a_metrics_server_that_refuses_is_named_with_its_status() throws IOException {
        assertThat(asked(401, "").explained()).contains("the error budget is unknown: Prometheus answered 401: it asks for"
                + " another login than the canary's metrics.auth").doesNotContain("is not JSON");
        assertThat(asked(502, "").explained()).contains("the error budget is unknown: Prometheus answered 502")
                .contains("or the source of its counts");
    }

    @Test
    void what_cannot_be_counted_is_unknown() {
        assertThat(explained(OBJECTIVE.formatted("many", "0.999"))).contains("? budget: the error budget is unknown");
    }
}
