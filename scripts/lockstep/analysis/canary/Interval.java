package lockstep.analysis.canary;

import java.time.Instant;
import lockstep.analysis.counts.ArmCounts;

/**
 * What both arms added between two looks.
 *
 * @param weight the canary's share of the traffic as it was set, from 0 to 1
 */
public record Interval(Instant from, Instant to, double weight, ArmCounts canary, ArmCounts baseline) {}
