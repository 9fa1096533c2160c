package lockstep.analysis.canary;

import lockstep.analysis.counts.ArmCounts;

/**
 * The traffic that a canary will have its share of, as it was seen before it began.
 *
 * @param requestsPerSecond of the whole service
 * @param sample what the service answered lately
 */
public record Traffic(double requestsPerSecond, ArmCounts sample) {}
