package lockstep.tui.api;

import java.util.List;

/**
 * What the counters of a canary's two arms answered to one look.
 *
 * @param where they are read, in words
 * @param canary how many instances of it were read
 * @param baseline how many instances of that were read
 * @param troubles why something could not be read; nothing where all could
 */
public record MetricsSeen(String where, int canary, int baseline, List<String> troubles) {

    public MetricsSeen {
        troubles = List.copyOf(troubles);
    }
}
