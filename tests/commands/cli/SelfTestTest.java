package tests.commands.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SelfTestTest {

    @Test
    void every_gate_of_staging_is_proved_able_to_fail() {
        Outcome outcome = doors().open("promotion-gate", "--self-test", "--json");
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        JsonNode matrix = JsonMapper.builder().build().readTree(outcome.out());
        assertThat(matrix.path("verdict").asString()).isEqualTo("pass");
        assertThat(matrix.path("cases").valueStream().map(one -> one.path("breaks").asString("")))
                .contains("", "revision", "health", "db_health", "whoami", "chat_happy", "chat_415", "burst_429",
                        "burst_recovery",
                        "drill_a", "drill_b", "drill_c", "drill_d", "drill_e", "drill_f", "drill_g", "drill_h",
                        "drill_i",
                        "budget_block", "breaker_open", "breaker_recovery");
        assertThat(matrix.path("cases").size()).isGreaterThanOrEqualTo(12);
    }

    @Test
    void a_gate_that_could_not_fail_is_found_out() {
        Outcome outcome = doors().open("promotion-gate", "--self-test", "--allow-no-429");
        assertThat(outcome.exitCode()).isEqualTo(20);
        assertThat(outcome.out()).contains("no-rate-limit: burst_429 should have failed")
                .contains("not every gate is proved");
    }

    @Test
    void options_that_a_self_test_would_pass_over_are_refused_by_name() {
        Outcome canary = doors().open("run-canary", "--self-test", "--plan", "--every", "1s");
        assertThat(canary.exitCode()).isEqualTo(64);
        assertThat(canary.err()).contains("--self-test would pass over --every, --plan");
        Outcome gates = doors().open("promotion-gate", "--self-test", "--with", "drills");
        assertThat(gates.exitCode()).isEqualTo(64);
        assertThat(gates.err()).contains("--self-test would pass over --with");
        Outcome printed = doors().open("promotion-gate", "--print-gates", "--call-timeout", "1s");
        assertThat(printed.exitCode()).isEqualTo(64);
        assertThat(printed.err()).contains("--print-gates would pass over --call-timeout");
    }
}
