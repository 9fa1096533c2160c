package tests.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.demo.Fault;
import lockstep.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.cli.Doors.Outcome;

class PromotionTest {

    private ReleaseDay day;
    private Sha candidate;
    private Seat ada;

    @BeforeEach
    void a_tested_candidate_and_an_operator() {
        day = new ReleaseDay();
        candidate = day.landTested("second");
        ada = day.operator("Ada Lovelace");
    }

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void a_tested_commit_goes_to_production_and_into_the_log() {
        Outcome outcome = ada.promoteNow();
        System.out.println(outcome.out() + outcome.err());
        assertThat(outcome.exitCode()).isZero();
    }
}
