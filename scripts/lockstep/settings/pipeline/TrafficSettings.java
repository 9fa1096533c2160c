package lockstep.settings.pipeline;

import java.time.Duration;
import java.util.List;

/**
 * The commands that move traffic, started without a shell; the word {@code {weight}} is the canary's share in per cent.
 *
 * @param set sets the share; may run twice
 * @param read prints the share, from 0 to 100, or nothing where it is unknown
 * @param abort takes all traffic from the canary; safe at any time
 * @param settle how long the share may take to be read as it was set
 * @param tolerance how far from its weight the canary's share of the requests may lie, in parts of all
 */
public record TrafficSettings(
        List<String> set, List<String> read, List<String> abort, Duration settle, double tolerance) {

    public TrafficSettings {
        set = List.copyOf(set);
        read = List.copyOf(read);
        abort = List.copyOf(abort);
    }
}
