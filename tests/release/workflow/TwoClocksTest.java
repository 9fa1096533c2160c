package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import lockstep.gates.gate.Waiting;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;

/** Two operators whose clocks are apart by less than the five minutes that clocks may differ. */
class TwoClocksTest {

    private static final Duration APART = Duration.ofMinutes(4);

    private static void carriesOut(Act act, ReleaseSite site) {
        act.carryOut(site, Optional.empty(), WorkflowListener.silent());
    }

    @Test
    void whoever_rolls_back_by_a_slower_clock_leaves_a_record_that_verifies() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (ReleaseDay day = new ReleaseDay();
                ReleaseSite ahead = day.operator("Olga").site().withClock(() -> now.plus(APART), Waiting.real());
                ReleaseSite behind = day.operator("Omar").site().withClock(() -> now, Waiting.real())) {
            day.landTested("first");
            carriesOut(Act.PROMOTION, behind);
            day.landTested("second");
            carriesOut(Act.PROMOTION, ahead);
            carriesOut(Act.ROLLBACK, behind);
            Outcome verified = day.operator("Vera").log("verify");
            assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
            day.isVerifiedByStockTools();
        }
    }
}
