package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import tests.bench.tui.SimulatedDay;
import tests.bench.tui.SimulatedDay.Weighed;

/** Whoever leaves the UI open over night finds it as light in the morning. */
class DayOfMemoryTest {

    /** What chance makes of it: a class more or less, a buffer that grew once. */
    private static final long CHANCE = 512 * 1024;

    @Test
    void a_simulated_day_of_polls_leaves_no_more_alive_than_its_first_hours() throws IOException, InterruptedException {
        Weighed day = SimulatedDay.run(SimulatedDay.POLLS, false);

        assertThat(day.asked()).as("git, staging and production, each at every poll, but for those that back off")
                .isGreaterThan(SimulatedDay.POLLS * 2L);
        assertThat(day.hours()).hasSize(24);
        assertThat(day.growth()).as("by hour: " + day.hours()).isLessThan(CHANCE);
        assertThat(day.residentMebibytes() * 1.048576).as("MB resident").isLessThanOrEqualTo(110);
    }
}
