package lockstep.release.canary;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.analysis.canary.BaselineTraffic;
import lockstep.analysis.canary.CanaryPlan;
import lockstep.analysis.canary.Forecast;
import lockstep.policy.promotion.Acceptance;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryView;
import lockstep.release.slo.BudgetReader;
import lockstep.release.version.NamedCommit;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.pipeline.CanarySettings;

/**
 * A canary that may begin.
 *
 * @param heads where the remote was when that was found
 * @param named the commit, as it was asked for
 * @param budget what is known of the error budget; empty where none is configured
 * @param configAccepted differences of the configuration that the operator answers for
 * @param resting those of other services that passed, and lose their traffic to it
 */
public record CanaryPlanned(RemoteHeads heads, CanaryIntent intent, NamedCommit named, Survey survey,
        Optional<BudgetReader.Read> budget, Map<String, Acceptance> configAccepted,
        List<CanaryView> resting) {

    public CanaryPlanned {
        configAccepted = Map.copyOf(configAccepted);
        resting = List.copyOf(resting);
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

    /** What the traffic lacks for any pass, whatever the gates say; empty where it lacks nothing. */
    public Optional<String> tooFew() {
        return survey.traffic().flatMap(traffic -> plan(traffic).tooFew())
                .map(words -> CanarySettings.words(intent.service(), words));
    }

    /** Why it may take longer than forecast: the sample is small; empty where that changes nothing. */
    public Optional<String> doubt() {
        return survey.traffic().flatMap(traffic -> plan(traffic).doubt())
                .map(words -> CanarySettings.words(intent.service(), words));
    }

    /** Whether a healthy canary can be expected to pass. */
    public boolean concludes() {
        return hasTimeForItsWeights() && survey.traffic().map(traffic -> plan(traffic).concludes()).orElse(false);
    }

    /** Each weight has its part of the duration after its warm-up: between two of them more time goes by. */
    private boolean hasTimeForItsWeights() {
        int changes = intent.steps().size() - 1;
        Duration each = intent.warmup().plus(intent.terms().interval());
        return intent.terms().duration().plus(each.multipliedBy(changes)).compareTo(intent.terms().deadline()) <= 0;
    }

    /** What it costs at worst; empty where no error budget is configured or the traffic is unknown. */
    public Optional<WorstCost> worstCost() {
        return budget.flatMap(read -> survey.traffic().map(traffic -> new WorstCost(
                traffic.requestsPerSecond(), Collections.max(intent.steps()), intent.terms().deadline(), read)));
    }

    private CanaryPlan plan(BaselineTraffic traffic) {
        return new CanaryPlan(intent.terms(),
                intent.steps().stream().map(percent -> percent / 100.0).toList(), traffic);
    }
}
