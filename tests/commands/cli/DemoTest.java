package tests.commands.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;

class DemoTest {

    @Test
    void the_day_passes_on_services_without_faults() {
        Outcome outcome = doors().open("demo");
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out()).contains("9 gates passed").contains("8 gates passed")
                .contains("8  rollback-release").contains("verified: 3 entries, 8 commits");
    }

    @Test
    void a_broken_staging_ends_the_day_before_production() {
        Outcome outcome = doors().open("demo", "--fault", "chat-ungoverned");
        assertThat(outcome.exitCode()).isEqualTo(20);
        assertThat(outcome.out()).contains("FAIL  failed: chat_happy").contains("No evidence, no promotion")
                .doesNotContain("promote-release");
    }

    @Test
    void an_unknown_fault_is_refused_with_those_that_exist() {
        Outcome outcome = doors().open("demo", "--fault", "gremlins");
        assertThat(outcome.exitCode()).isEqualTo(64);
        assertThat(outcome.err()).contains("there is no fault 'gremlins'").contains("health-500");
    }

    @Test
    void the_faults_are_listed_with_the_gates_they_break() {
        assertThat(doors().open("demo", "--list-faults").out()).containsPattern("no-recovery\\s+burst_recovery");
    }
}
