package lockstep.release.canary;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lockstep.analysis.canary.CanaryPlan;
import lockstep.analysis.canary.Forecast;
import lockstep.analysis.canary.Traffic;
import lockstep.policy.promotion.Acceptance;
import lockstep.record.canary.CanaryIntent;
import lockstep.release.version.NamedCommit;
import lockstep.repository.git.RemoteHeads;

/**
 * A canary that may begin.
 *
 * @param heads where the remote was when that was found
 * @param named the commit, as it was asked for
 * @param configAccepted differences of the configuration that the operator answers for
 */
public record CanaryPlanned(RemoteHeads heads, CanaryIntent intent, NamedCommit named, Survey survey,
        Map<String, Acceptance> configAccepted) {

    public CanaryPlanned {
        configAccepted = Map.copyOf(configAccepted);
    }

    /** Why it may begin, for the record: who answers for what included. */
    String permitted() {
        return configAccepted.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(one -> "; configuration " + one.getKey() + " accepted by " + one.getValue().by() + ": "
                        + one.getValue().reason())
                .collect(Collectors.joining("", "the requirements hold", ""));
    }

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
