package lockstep.tui.api;

import java.util.List;
import lockstep.analysis.source.FailedAnswers;

/**
 * What the counters of a canary's two arms answered to one look.
 *
 * @param where they are read, in words
 * @param canary how many instances of it were read
 * @param baseline how many instances of that were read
 * @param troubles why something could not be read; nothing where all could
 * @param failed where the canary fails most, as far as the counters tell
 */
public record MetricsSeen(
        String where, int canary, int baseline, List<String> troubles, List<FailedAnswers> failed) {

    public MetricsSeen {
        troubles = List.copyOf(troubles);
        failed = List.copyOf(failed);
    }
}
