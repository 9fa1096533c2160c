package tests.demo.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;

class PipelineActTest {

    @Test
    void versions_pass_every_stage_a_hotfix_owes_staging_and_the_next_one_is_refused_until_it_is_paid() {
        Outcome act = Doors.doors().open("demo", "--pipeline");
        assertThat(act.exitCode()).as(act.out() + act.err()).isZero();
        assertThat(act.out()).containsSubsequence(
                "approved by olga@service.example, signed", "production smoke pass",
                "approved by omar@service.example, signed", "production smoke pass",
                "staging-owed: hotfix", "staging has passed", "verified: ", "lockstep/sot/v1");
    }
}
