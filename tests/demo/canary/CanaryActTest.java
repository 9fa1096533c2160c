package tests.demo.canary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;

class CanaryActTest {

    @Test
    void one_passes_one_fails_one_is_inconclusive() {
        Outcome act = Doors.doors().open("demo", "--canary");

        assertThat(act.exitCode()).as(act.out() + act.err()).isZero();
        assertThat(act.out()).containsSubsequence("PASS  canary", "FAIL  canary", "INCONCLUSIVE  canary");
    }
}
