package tests.commands.declared;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.gates.gate.JsonReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tools.jackson.databind.JsonNode;

/** Production of a service with gates of its own is watched by these, and it is said what nobody looks at. */
class DeclaredWatchTest {

    private static final String NOT_LOOKED_AT =
            "were not looked at: lockstep.yaml names neither contract.from_browsers nor contract.takes_json";

    private static final String DATABASE =
            "the database host was not looked at: it cannot be seen from outside; config-guard reads it";

    private OrdersDay orders;

    @AfterEach
    void close() {
        orders.close();
    }

    private void promoted(String gates) {
        orders = new OrdersDay(gates);
        assertThat(orders.open("promotion-gate", "--mode", "staging", "--record").exitCode()).isZero();
        Outcome promoted = orders.open("promote-release", "--yes");
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
    }

    private Outcome watch(String... more) {
        String[] words = new String[more.length + 4];
        System.arraycopy(new String[] {"--for", "300ms", "--every", "100ms"}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        return orders.open("watch-release", words);
    }

    private static JsonNode json(Outcome watched) {
        return JsonReader.read(watched.out()).orElseThrow(() -> new AssertionError(watched.out() + watched.err()));
    }

    @Test
    void what_nobody_looks_at_is_said_and_does_not_leave_every_watch_undecided() {
        promoted("gates: {up: {get: /health, expect: 200}}\n");
        Outcome watched = watch();
        assertThat(watched.exitCode()).as(watched.out() + watched.err()).isZero();
        assertThat(watched.out()).contains("PASS  production", "  CORS and DEBUG_ERRORS " + NOT_LOOKED_AT);
        assertThat(json(watch("--json")).path("not_looked_at").valueStream().map(JsonNode::asString))
                .containsExactly("CORS and DEBUG_ERRORS " + NOT_LOOKED_AT, DATABASE);
    }

    @Test
    void what_the_configuration_names_is_looked_at() {
        promoted("contract: {from_browsers: POST /orders, takes_json: POST /quotes}\n"
                + "gates: {up: {get: /health, expect: 200}}\n");
        assertThat(watch().out().replace(DATABASE, "")).doesNotContain("not looked at");
        orders.production().letsEveryOriginIn();
        Outcome watched = watch();
        assertThat(watched.out()).as(watched.err()).contains("cors_wildcard: the service lets in everybody, by *");
        assertThat(orders.production().asked()).contains("OPTIONS /orders", "POST /quotes")
                .noneMatch(line -> line.contains("chat"));
    }

    @Test
    void a_missing_secret_leaves_the_gates_without_it_watching() {
        promoted("gates: {up: {get: /health, expect: 200}}\n");
        orders.ada().reconfigure("{up: {get: /health, expect: 200}}",
                "{up: {get: /health, expect: 418}, inner: {get: /health, headers: {x-a: {secret: env:NOT_SET}}, expect: 200}}");
        Outcome watched = watch();
        assertThat(watched.exitCode()).as(watched.out() + watched.err()).isEqualTo(20);
        assertThat(watched.out()).contains("smoke: up: ", "not measured: smoke: inner: not run: the variable NOT_SET is not set");
        orders.ada().reconfigure("expect: 418", "expect: 200");
        assertThat(watch().exitCode()).isEqualTo(21);
    }

    @Test
    void where_every_gate_lacks_its_secret_nothing_is_watched() {
        promoted("gates: {up: {get: /health, expect: 200}}\n");
        orders.ada().reconfigure("get: /health,", "get: /health, headers: {x-a: {secret: env:NOT_SET}},");
        Outcome watched = watch();
        assertThat(watched.exitCode()).as(watched.out() + watched.err()).isEqualTo(78);
        assertThat(watched.err()).contains("the gates of production need what is not set: NOT_SET");
    }

    @Test
    void a_gate_that_asks_production_as_a_foreign_origin_looks_at_CORS() {
        promoted("gates: {up: {get: /health, headers: {Origin: https://stranger.example}, expect: 200}}\n");
        assertThat(watch().out()).contains("  DEBUG_ERRORS was not looked at: lockstep.yaml names no contract.takes_json")
                .doesNotContain("CORS");
    }
}
