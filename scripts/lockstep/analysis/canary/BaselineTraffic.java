package lockstep.analysis.canary;

import java.util.Optional;
import lockstep.analysis.counts.ArmCounts;

/**
 * The traffic that a canary will have its share of, as it was seen before it began.
 *
 * @param requestsPerSecond of the whole service
 * @param sample what the service answered lately
 */
public record BaselineTraffic(double requestsPerSecond, ArmCounts sample) {

    /** Why the counts make no sense, in words; empty where they do. */
    public Optional<String> senseless() {
        return Sense.fault("baseline", sample);
    }
}
