package tests.release.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tests.bench.faults.Fault;
import tests.bench.faults.FaultTable;
import tests.bench.faults.Flaw;
import tests.bench.faults.Story;
import tests.bench.faults.Told;

/** Whole lives of canaries, simulated by seed: `canary-simulation --faults` tells thousands of them. */
class SimulatedCanariesTest {

    private static final int MANY = 120;
    private static final int OF_ONE_FAULT = 6;
    private static final int STEPS = 45;
    private static final int DEATHS = 6;
    private static final int UNTIL_A_FLAW_SHOWS = 150;

    @Test
    void whatever_goes_wrong_a_canary_ends_off_the_traffic_or_promoted_and_its_record_holds() {
        FaultTable table = FaultTable.of(1, MANY);

        assertThat(table.violations()).isEmpty();
        assertThat(table.stories()).extracting(Told::end)
                .contains("passed and promoted", "passed, not promoted", "judged harmful", "abandoned", "operator");
        assertThat(table.stories()).filteredOn(Told::falsePass).isEmpty();
        assertThat(table.stories()).filteredOn(Told::falseRollback).hasSizeLessThanOrEqualTo(MANY / 40);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void each_fault_alone_leaves_no_canary_astray(Fault fault) {
        assertThat(LongStream.range(0, OF_ONE_FAULT).boxed())
                .allSatisfy(seed -> assertThat(Story.of(seed, EnumSet.of(fault)).violations()).isEmpty());
    }

    /** The weight that is set in the instant between another host's abort and the death of whoever set it. */
    @Test
    void a_canary_that_is_aborted_from_elsewhere_while_its_process_dies_is_off_the_traffic_or_told() {
        assertThat(FaultTable.crossed(1, STEPS, DEATHS).violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void the_simulation_finds_what_is_wrong_on_purpose(Flaw flaw) {
        assertThat(LongStream.range(0, UNTIL_A_FLAW_SHOWS).mapToObj(seed -> Story.flawed(seed, flaw))
                .anyMatch(told -> !told.violations().isEmpty())).isTrue();
    }

    @Test
    void the_same_seed_tells_the_same_story() {
        assertThat(Story.of(77)).isEqualTo(Story.of(77));
    }
}
