package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** A repository with one service, worked in by somebody whose terminal is set up for several. */
class OnlyServiceTest {

    private final ReleaseDay day = new ReleaseDay();
    private final Seat ada = day.operator("Ada Lovelace");

    @BeforeEach
    void staging_is_deployed() {
        ada.reconfigure("deploy: {production: ", "deploy: {staging: {command: ['true'], wait: 5s}, production: ");
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Outcome plan(String... more) {
        String commit = day.landTested("next").hex();
        Doors doors = Doors.doors().in(ada.folder()).with("LOCKSTEP_SERVICE", "orders").with("OPERATOR", ada.name());
        day.git().environment().forEach(doors::with);
        String[] words = new String[more.length + 3];
        System.arraycopy(new String[] {"staging", commit, "--dry-run"}, 0, words, 0, 3);
        System.arraycopy(more, 0, words, 3, more.length);
        return doors.open("deploy", words);
    }

    @Test
    void the_variable_that_names_one_of_several_services_means_nothing_where_there_is_one() {
        Outcome planned = plan();
        assertThat(planned.exitCode()).as(planned.err()).isZero();
    }

    @Test
    void the_option_that_names_one_is_refused_there() {
        Outcome refused = plan("--service", "orders");
        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.err()).contains("--service names 'orders', and lockstep.yaml has one service only",
                "Leave --service out.");
    }
}
