package lockstep.release.canary;

import java.util.List;
import lockstep.analysis.canary.CanaryPlan;
import lockstep.analysis.canary.Forecast;
import lockstep.analysis.canary.Traffic;
import lockstep.record.canary.CanaryIntent;
import lockstep.repository.git.RemoteHeads;

/**
 * A canary that may begin.
 *
 * @param heads where the remote was when that was found
 */
public record CanaryPlanned(RemoteHeads heads, CanaryIntent intent, Survey survey) {

    /** What each gate will need. */
    public List<Forecast> forecasts() {
        return survey.traffic().map(traffic -> plan(traffic).forecasts()).orElse(List.of());
    }

    /** Whether a healthy canary can be expected to pass. */
    public boolean concludes() {
        return survey.traffic().map(traffic -> plan(traffic).concludes()).orElse(false);
    }

    private CanaryPlan plan(Traffic traffic) {
        return new CanaryPlan(intent.terms(), intent.steps().getLast() / 100.0, traffic);
    }
}
