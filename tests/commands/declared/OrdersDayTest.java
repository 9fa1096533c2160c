package tests.commands.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service of orders, by declared gates alone, from its gates on staging to production. */
class OrdersDayTest {

    private static final String GATES = """
            gates:
              up:
                get: /health
                expect: {status: 200, json: {/status: up}}
              order_create:
                title: An order is created, and says where it is
                post: /orders
                headers: {authorization: {secret: env:ORDERS_TOKEN, before: "Bearer "}}
                json: {item: tea, pieces: 2}
                expect: {status: 201, headers: {location: {matches: '^/orders/[0-9]+$'}}}
                capture: {order: {header: location, matches: '([0-9]+)$'}}
              order_read:
                get: /orders/{{order}}
                headers: {authorization: "Bearer {{env:ORDERS_TOKEN}}"}
                expect: {status: 200, json: {/id: {type: integer}, /state: open}}
                keep: [/state, content-type]
              shipment_begin:
                post: /orders/{{order}}/shipment
                headers: {authorization: {secret: env:ORDERS_TOKEN, before: "Bearer "}}
                expect: 202
                capture: {job: {header: location, matches: '([0-9]+)$'}}
              shipment_done:
                get: /jobs/{{job}}
                poll: {every: 50ms, for: 60s}
                expect: {status: 200, json: {/state: done}}
                keep: /state
              quotes_limit:
                after: all
                post: /quotes
                burst: {count: 10, at_a_time: 1, answers: {200: 1, 429: {at_least: 1, json: {/title: {type: string}}}}, order: [200, 429]}
            """;

    private ReleaseDay day;
    private OrdersService staging;
    private OrdersService production;
    private Sha candidate;
    private Seat ada;

    @BeforeEach
    void a_change_on_staging() {
        day = new ReleaseDay();
        staging = new OrdersService();
        production = new OrdersService();
        candidate = day.land("a change");
        ada = day.operator("Ada Lovelace");
        ReleaseDay.write(ada.folder().resolve("lockstep.yaml"), """
                service: orders
                environments:
                  staging:    {base: "%s", revision: {command: [cat, "%s"]}}
                  production: {base: "%s", revision: {command: [cat, "%s"]}}
                deploy: {production: {wait: 60s}}
                """.formatted(staging.base(), day.live(Environment.STAGING), production.base(),
                        day.live(Environment.PRODUCTION)) + GATES);
    }

    @AfterEach
    void close() {
        staging.close();
        production.close();
        day.close();
    }

    private Outcome open(String alias, String... words) {
        Doors doors = Doors.doors().in(ada.folder()).with("OPERATOR", "Ada Lovelace")
                .with("ORDERS_TOKEN", OrdersService.TOKEN);
        day.git().environment().forEach(doors::with);
        return doors.open(alias, words);
    }

    private Outcome gate(String... more) {
        return open("promotion-gate", Stream.concat(Stream.of("--mode", "staging"), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void it_goes_from_its_gates_to_production_and_nobody_speaks_of_another_service() {
        Outcome recorded = gate("--record", "--json");
        assertThat(recorded.exitCode()).as(recorded.out() + recorded.err()).isZero();
        Outcome promoted = open("promote-release", "--yes");
        assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isZero();
        assertThat(day.head("release")).isEqualTo(candidate.hex());
        Outcome verified = open("release-log", "verify");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(production.asked()).contains("POST /orders", "GET /orders/41", "GET /jobs/41")
                .doesNotContain("POST /quotes");
        String everything = Stream.of(recorded, promoted, verified).map(one -> one.out() + one.err())
                .reduce(day.log(), String::concat) + everyFile();
        assertThat(everything.lines().filter(line -> line.toLowerCase().contains("chat"))).isEmpty();
        assertThat(everything).contains("quotes_limit").doesNotContain(OrdersService.TOKEN)
                .doesNotContain("for Grace");
    }

    private String everyFile() {
        StringBuilder all = new StringBuilder();
        day.evidence().lines().forEach(path -> all.append(day.file(path)));
        return all.toString();
    }

    @Test
    void evidence_keeps_what_is_named_and_the_path_as_it_was_declared() {
        JsonNode run = JsonMapper.builder().build().readTree(gate("--json").out());
        JsonNode read = gates(run, "order_read");
        assertThat(read.path("request").path("path").asString()).isEqualTo("/orders/{{order}}");
        assertThat(read.path("observed").path("fields").toString()).isEqualTo("{\"state\":\"open\"}");
        assertThat(read.path("observed").path("headers").toString()).isEqualTo("{\"content-type\":\"application/json\"}");
        assertThat(gates(run, "order_create").path("observed").path("headers").isEmpty()).isTrue();
        assertThat(gates(run, "shipment_done").path("reason").asString()).isEqualTo("200, state done, after 3 tries");
        assertThat(run.path("declaration_sha256").asString()).matches("[0-9a-f]{64}");
    }

    private static JsonNode gates(JsonNode run, String name) {
        return run.path("gates").valueStream().filter(gate -> gate.path("name").asString().equals(name)).findFirst()
                .orElseThrow();
    }

    @Test
    void a_failure_names_what_was_expected_what_was_seen_and_where() {
        staging.answersWithState("lost");
        Outcome failed = gate();
        assertThat(failed.exitCode()).isEqualTo(20);
        assertThat(failed.out()).contains("expected \"open\" at /state, was string \"lost\"");
    }

    @Test
    void a_run_by_another_declaration_is_no_ground_for_a_promotion() {
        assertThat(gate("--record").exitCode()).isZero();
        ada.reconfigure("/state: open", "/state: {type: string}");
        Outcome refused = open("promote-release", "--yes");
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.err()).contains("policy.md#run-configuration");
    }

    @Test
    void a_gate_that_is_required_and_was_not_asked_refuses_the_promotion() {
        assertThat(gate("--record").exitCode()).isZero();
        ada.reconfigure("gates:\n", "gates:\n  new_gate: {get: /health, expect: 200}\n");
        Outcome refused = open("promote-release", "--yes");
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("new_gate").contains("policy.md#required-gates");
    }

    @Test
    void without_its_secret_nothing_is_asked_and_nothing_moves() {
        assertThat(gate("--record").exitCode()).isZero();
        List<String> before = List.copyOf(production.asked());
        Outcome refused = ada.promoteNow();
        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.err()).contains("ORDERS_TOKEN");
        assertThat(production.asked()).isEqualTo(before);
        assertThat(day.head("release")).isEmpty();
    }
}
