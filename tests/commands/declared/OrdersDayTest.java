package tests.commands.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service of orders, by declared gates alone, from its gates on staging to production. */
class OrdersDayTest {

    private final OrdersDay orders = new OrdersDay();
    private final ReleaseDay day = orders.day();
    private final OrdersService staging = orders.staging();
    private final OrdersService production = orders.production();
    private final Sha candidate = orders.candidate();
    private final Seat ada = orders.ada();

    @AfterEach
    void close() {
        orders.close();
    }

    private Outcome open(String alias, String... words) {
        return orders.open(alias, words);
    }

    private Outcome gate(String... more) {
        return open("promotion-gate", Stream.concat(Stream.of("--mode", "staging"), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void a_service_with_declared_gates_gets_to_production_and_nobody_speaks_of_another_service() {
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
