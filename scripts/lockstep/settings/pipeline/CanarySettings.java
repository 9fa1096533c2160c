package lockstep.settings.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.MetricGate;
import lockstep.analysis.canary.Terms;
import lockstep.base.release.ServiceName;
import lockstep.gates.http.Target;
import lockstep.gates.revision.RevisionSource;
import lockstep.policy.requirement.Requirement;

/**
 * A part of production's traffic for the candidate, and how it is judged.
 *
 * @param service which of several services it is of; empty where there is one
 * @param base where the canary alone can be asked; empty where it cannot
 * @param revision where it tells its commit
 * @param deploy how the candidate gets there: the command, and how long its revision may take to show
 * @param weights the shares of the traffic, one after the other, each from 0 to 1
 * @param duration the shortest time that it is watched
 * @param deadline the longest; without a verdict by then, {@code onDeadline} decides
 * @param warmup the time after a change of weight whose counts are left out
 * @param minRequests the fewest requests of the canary that let it pass
 * @param maxAge how long its pass counts for a promotion
 */
public record CanarySettings(
        Optional<ServiceName> service, List<Requirement> requires, Optional<Target> base,
        Optional<RevisionSource> revision, List<String> deploy, Duration deployWait, Optional<TrafficSettings> traffic,
        List<Double> weights, Duration duration, Duration deadline, Duration warmup, long minRequests, Duration maxAge,
        Optional<MetricsSettings> metrics, List<MetricGate> gates, OnDeadline onDeadline) {

    /** What happens to the weight when time is up without a verdict. */
    public enum OnDeadline {
        ABORT,
        HOLD
    }

    /** Where it is configured. */
    public String key() {
        return key(service);
    }

    /** Where the canary of one of several services is configured, or that of the only one. */
    public static String key(Optional<ServiceName> service) {
        return service.map(name -> "services." + name + ".canary").orElse("pipeline.canary");
    }

    /** Words that name a key of the only service's canary, with the key of this one. */
    public static String words(Optional<ServiceName> service, String words) {
        return words.replace(key(Optional.empty()), key(service));
    }

    /** What a canary is held to; empty where it is not said how it is counted. */
    public Optional<Terms> terms() {
        return metrics.map(counted -> new Terms(
                duration, deadline, counted.interval(), minRequests,
                traffic.map(TrafficSettings::tolerance).orElse(0.0), gates, Levels.usual()));
    }

    /** The weights in per cent, rounded. */
    public List<Integer> percents() {
        return weights.stream().map(weight -> (int) Math.round(weight * 100)).toList();
    }

    public CanarySettings {
        requires = List.copyOf(requires);
        deploy = List.copyOf(deploy);
        weights = List.copyOf(weights);
        gates = List.copyOf(gates);
    }
}
