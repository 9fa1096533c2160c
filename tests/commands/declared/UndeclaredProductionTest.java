package tests.commands.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.Environment;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.tui.api.Declared;
import lockstep.tui.api.MovePhase;
import lockstep.tui.api.ReleaseDesk;
import lockstep.tui.api.ReleaseListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;

/** Gates that a team declared for staging alone: production is told before anything moves, and asked nothing else. */
class UndeclaredProductionTest {

    private static final String STAGING_ONLY = "gates: {up: {modes: staging, get: /health, expect: 200}}\n";
    private static final String EVERYWHERE = "gates: {up: {get: /health, expect: 200}}\n";
    private static final String MISSING = "no gate is declared for production";

    private OrdersDay orders = new OrdersDay(STAGING_ONLY);

    @AfterEach
    void close() {
        orders.close();
    }

    private void refused(String alias, String... words) {
        int asked = orders.production().asked().size();
        String refs = orders.day().refs();
        Outcome outcome = orders.open(alias, words);
        assertThat(outcome.exitCode()).as(alias + ": " + outcome.out() + outcome.err()).isEqualTo(78);
        assertThat(outcome.err()).contains(MISSING, "the gates of lockstep.yaml are for staging only",
                "add prod to its `modes`");
        assertThat(orders.day().refs()).isEqualTo(refs);
        assertThat(orders.production().asked()).hasSize(asked);
    }

    @Test
    void every_door_that_would_ask_production_refuses_first_and_sends_nothing() {
        assertThat(orders.open("promotion-gate", "--mode", "staging", "--record").exitCode()).isZero();
        refused("promote-release", "--yes");
        refused("promote-release", "--dry-run");
        refused("hotfix-promote", "--skip-staging", "--dry-run", "--sha", orders.candidate().hex());
        refused("promotion-gate", "--mode", "prod");
        refused("promotion-gate", "--mode", "prod", "--record");
        refused("promotion-gate", "--mode", "prod", "--print-gates");
        refused("promotion-gate", "--mode", "prod", "--self-test");
        refused("smoke-api-chat", "--mode", "prod");
        refused("watch-release", "--for", "1s");
        assertThat(orders.day().head("release")).isEmpty();
        assertThat((orders.said() + orders.recorded()).lines().filter(line -> line.toLowerCase().contains("chat")))
                .isEmpty();
    }

    @Test
    void explain_tells_it_among_all_that_is_missing() {
        Outcome explained = orders.open("explain");
        assertThat(explained.exitCode()).as(explained.out() + explained.err()).isEqualTo(22);
        assertThat(explained.out()).contains(MISSING, "add prod to its `modes`", "staging-tested: ",
                "It cannot be promoted: 2 reasons.");
        assertThat(orders.open("explain", "--json").out()).contains(MISSING, "staging-tested");
        assertThat(orders.production().asked()).isEmpty();
    }

    @Test
    void without_a_gate_for_staging_nothing_is_promoted() {
        orders.close();
        orders = new OrdersDay(EVERYWHERE);
        assertThat(orders.open("promotion-gate", "--mode", "staging", "--record").exitCode()).isZero();
        orders.ada().reconfigure("{up: {get:", "{up: {modes: prod, get:");
        Outcome outcome = orders.open("promote-release", "--dry-run");
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(78);
        assertThat(outcome.err()).contains("no gate is declared for staging", "add staging to its `modes`");
    }

    @Test
    void a_canary_is_refused_where_no_gate_is_for_it() {
        orders.hasACanary();
        Outcome outcome = orders.open("run-canary", "--yes");
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(78);
        assertThat(outcome.err()).contains("no gate is declared for canary", "add canary to its `modes`");
    }

    @Test
    void the_adoption_of_a_release_that_would_be_smoked_is_refused() {
        orders.day().move("release", orders.candidate().hex());
        refused("release-log", "adopt", "--yes");
        assertThat(orders.open("release-log", "adopt", "--yes", "--no-smoke").exitCode()).isZero();
    }

    @Test
    void the_terminal_ui_shows_it_undecided_and_promotes_nothing() {
        orders.open("promotion-gate", "--mode", "staging", "--record");
        String refs = orders.day().refs();
        try (ReleaseDesk desk = orders.desk().get()) {
            GateRun run = desk.run(Environment.PRODUCTION, orders.candidate(), new RunListener() {});
            assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(run.gates()).anySatisfy(gate -> {
                assertThat(gate.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
                assertThat(gate.reason()).isEqualTo("no gate of lockstep.yaml is for production");
            });
            assertThatThrownBy(() -> desk.promote(
                    orders.candidate(), Optional.empty(), Declared.of(ChangeClass.A), new Deaf()))
                    .isInstanceOf(ConfigurationError.class).hasMessageContaining(MISSING);
        }
        assertThat(orders.day().refs()).isEqualTo(refs);
        assertThat(orders.production().asked()).isEmpty();
    }

    @Test
    void a_rollback_is_not_stopped_and_says_that_nobody_asked_production() {
        orders.close();
        orders = new OrdersDay(EVERYWHERE);
        for (String subject : List.of("first", "second")) {
            orders.lands(subject);
            assertThat(orders.open("promotion-gate", "--mode", "staging", "--record").exitCode()).isZero();
            Outcome promoted = orders.open("promote-release", "--yes");
            assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        }
        orders.ada().reconfigure("{up: {get:", "{up: {modes: staging, get:");
        Outcome back = orders.open("rollback-release", "--trigger", "5xx spike", "--approve", "--yes");
        assertThat(back.exitCode()).as(back.out() + back.err()).isEqualTo(21);
        assertThat(back.out()).contains("no gate of lockstep.yaml is for production");
        assertThat(orders.day().log()).contains("result: partial", "no_gate (inconclusive)");
        Outcome verified = orders.open("verify-rollback");
        assertThat(verified.exitCode()).as(verified.out()).isEqualTo(21);
        assertThat(orders.open("verify-rollback", "--json").exitCode()).isEqualTo(21);
        assertThat(orders.open("status").out()).doesNotContain("(healthy)");
        assertThat(orders.open("release-log", "verify").exitCode()).isZero();
        assertThat(Optional.of(orders.said() + orders.recorded()).get().toLowerCase()).doesNotContain("chat_");
    }

    @Test
    void of_several_services_the_one_without_a_gate_is_named() {
        orders.ada().reconfigure("service: orders\nenvironments:", """
                service: shop
                services:
                  stock:
                    environments:
                      staging: {base: "%s"}
                      production: {base: "%s"}
                    gates: {up: {get: /health, expect: 200}}
                  orders:
                    gates: {up: {modes: staging, get: /health, expect: 200}}
                    environments:""".formatted(orders.canary().base(), orders.canary().base() + "/prod"));
        orders.ada().reconfigure("\n  staging:    {", "\n      staging:    {");
        orders.ada().reconfigure("\n  production: {", "\n      production: {");
        orders.ada().reconfigure("\ndeploy: {", "\n    deploy: {");
        orders.ada().reconfigure("\n" + STAGING_ONLY, "\n");
        Outcome outcome = orders.open("promote-release", "--yes");
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(78);
        assertThat(outcome.err()).contains("services.orders: " + MISSING).doesNotContain("services.stock");
    }

    private static final class Deaf implements ReleaseListener {

        @Override
        public void reached(MovePhase stage, String words) {}

        @Override
        public void waiting(Duration left, String reported) {}
    }
}
