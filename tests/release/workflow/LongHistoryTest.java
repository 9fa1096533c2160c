package tests.release.workflow;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Seeded long histories. A failing one is told with its seed; {@code LOCKSTEP_SEED=n} replays it alone, and
 * {@code LOCKSTEP_HISTORIES=n} plays that many instead of five.
 */
@Execution(ExecutionMode.CONCURRENT)
class LongHistoryTest {

    private static final int STEPS = 40;
    private static final String HISTORIES = System.getenv().getOrDefault("LOCKSTEP_HISTORIES", "5");
    private static final String SEED = System.getenv().getOrDefault("LOCKSTEP_SEED", "");

    @TestFactory
    Stream<DynamicTest> whatever_happens_the_invariants_hold() {
        LongStream seeds = SEED.isEmpty()
                ? LongStream.rangeClosed(1, Long.parseLong(HISTORIES))
                : LongStream.of(Long.parseLong(SEED));
        return seeds.mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> play(seed)));
    }

    private static void play(long seed) {
        try (LongHistory history = new LongHistory(seed)) {
            try {
                for (int step = 0; step < STEPS; step++) {
                    history.step();
                }
                history.endsWell();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("LOCKSTEP_SEED=" + seed + " after:\n" + history.told(), e);
            }
        }
    }
}
