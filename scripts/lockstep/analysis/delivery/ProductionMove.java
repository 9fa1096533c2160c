package lockstep.analysis.delivery;

import java.time.Instant;

/**
 * A move of production, as a log has it.
 *
 * @param commit where it went
 * @param isGood whether production was healthy afterwards
 * @param isHotfix whether it was made in a hurry, past a stage
 * @param ended when that was recorded
 */
public record ProductionMove(
        String commit, boolean isRollback, boolean isGood, boolean isHotfix, Instant begun, Instant ended) {}
