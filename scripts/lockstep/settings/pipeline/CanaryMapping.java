package lockstep.settings.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.analysis.canary.LatencyGate;
import lockstep.analysis.canary.MetricGate;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.settings.check.ValueChecks;
import lockstep.settings.environment.DeploySettings;
import lockstep.settings.environment.EnvironmentMapping;
import lockstep.settings.pipeline.CanarySettings.OnDeadline;

/**
 * Turns the shape of {@code pipeline.canary} into checked values.
 *
 * @param committed whether it can no longer be mended
 * @param service whose canary it is, where each of several services may have one
 */
record CanaryMapping(
        ValueChecks check, boolean committed, RequirementMapping requirements, Optional<ServiceName> service) {

    private static final String NO_RELATIVE_INCREASE = "A relative increase of a small error rate cannot be shown: 1 %"
            + " of a rate of 0.5 % takes 17 million canary requests";

    Optional<CanarySettings> canary(PipelineFile.Canary canary) {
        if (canary == null) {
            return Optional.empty();
        }
        EnvironmentMapping environment = new EnvironmentMapping(check);
        Optional<DeploySettings> deploy = environment.deployment(key() + ".deploy", canary.deploy());
        Duration duration = duration("duration", canary.duration(), Duration.ofMinutes(30));
        Duration deadline = duration("deadline", canary.deadline(), duration.multipliedBy(4));
        if (deadline.compareTo(duration) < 0) {
            throw check.wrong(key() + ".deadline", " is shorter than " + key() + ".duration", null);
        }
        long fewest = canary.minRequests() == null ? 100 : canary.minRequests();
        if (fewest < 1) {
            throw check.wrong(key() + ".min_requests", " must be at least 1", null);
        }
        List<Double> weights = weights(canary.steps());
        return Optional.of(new CanarySettings(
                service, requirements.requirements(key(), canary.requires()),
                check.target(key() + ".base", canary.base()),
                environment.revision(key() + ".revision", canary.revision()),
                deploy.map(DeploySettings::command).orElse(List.of()),
                deploy.map(DeploySettings::await).orElse(DeploySettings.DEFAULT_AWAIT),
                traffic(canary.traffic(), weights.getFirst()), weights, duration, deadline,
                duration("warmup", canary.warmup(), Duration.ofMinutes(2)), fewest,
                duration("max_age", canary.maxAge(), Duration.ofHours(24)),
                new MetricsMapping(check, committed).metrics(key() + ".metrics", canary.metrics()),
                gates(canary.gates()), onDeadline(canary.onDeadline())));
    }

    private String key() {
        return CanarySettings.key(service);
    }

    private Duration duration(String name, String text, Duration usual) {
        return text == null ? usual : check.duration(key() + "." + name, text);
    }

    private Optional<TrafficSettings> traffic(PipelineFile.Traffic traffic, double smallest) {
        if (traffic == null) {
            return Optional.empty();
        }
        String key = key() + ".traffic";
        return Optional.of(new TrafficSettings(
                command(key + ".set", traffic.set()), command(key + ".read", traffic.read()),
                command(key + ".abort", traffic.abort()),
                traffic.settle() == null ? Duration.ofMinutes(1) : check.duration(key + ".settle", traffic.settle()),
                traffic.tolerance() == null ? 0 : tolerance(key + ".tolerance", traffic.tolerance(), smallest)));
    }

    /** With more than half of the smallest share tolerated, next to nothing would have to arrive. */
    private double tolerance(String key, String text, double smallest) {
        double tolerance = Shares.points(check, key, text, "It is a part of all requests, not of the step");
        if (tolerance > smallest / 2) {
            throw check.wrong(key, ": '" + Sanitiser.line(text, 40) + "' is more than half of the smallest step",
                    null);
        }
        return tolerance;
    }

    private List<String> command(String key, List<String> words) {
        if (words == null) {
            throw check.wrong(key, " is missing: a list of words, the program first", null);
        }
        return check.command(key, words);
    }

    private List<Double> weights(List<String> steps) {
        List<Double> weights = new ArrayList<>();
        for (String step : steps == null ? List.of("10%") : steps) {
            String key = key() + ".steps[" + weights.size() + "]";
            double weight = Shares.within(check, key, String.valueOf(step));
            if (!weights.isEmpty() && weight <= weights.getLast()) {
                throw check.wrong(key, " must be more than the step before", null);
            }
            weights.add(weight);
        }
        if (weights.isEmpty()) {
            throw check.wrong(key() + ".steps", " names no step: write it like [10%]", null);
        }
        return weights;
    }

    private List<MetricGate> gates(PipelineFile.Gates gates) {
        String key = key() + ".gates";
        if (gates == null) {
            return List.of(
                    new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF),
                    new LatencyGate("p99_latency", 0.99, 0.1, Breach.PAUSE, Demand.PROOF),
                    new AvailabilityGate(0.999, Breach.ROLLBACK, Demand.PROOF));
        }
        List<MetricGate> all = new ArrayList<>();
        if (gates.errorRate() != null) {
            PipelineFile.Rise gate = gates.errorRate();
            String at = key + ".error_rate";
            all.add(new ErrorRateGate(Shares.points(check, at + ".increase", needed(at, "increase", gate.increase()),
                            NO_RELATIVE_INCREASE),
                    breach(at, gate.breach(), "rollback"), demand(at, gate.demand())));
        }
        if (gates.p99Latency() != null) {
            PipelineFile.Rise gate = gates.p99Latency();
            String at = key + ".p99_latency";
            all.add(new LatencyGate("p99_latency", 0.99,
                    Shares.within(check, at + ".increase", needed(at, "increase", gate.increase())),
                    breach(at, gate.breach(), "pause"), demand(at, gate.demand())));
        }
        if (gates.availability() != null) {
            PipelineFile.Least gate = gates.availability();
            String at = key + ".availability";
            all.add(new AvailabilityGate(Shares.within(check, at + ".min", needed(at, "min", gate.min())),
                    breach(at, gate.breach(), "rollback"), demand(at, gate.demand())));
        }
        if (all.isEmpty()) {
            throw check.wrong(key, " names no gate: without one a canary would be judged by nothing", null);
        }
        return all;
    }

    private String needed(String key, String name, String value) {
        if (value == null) {
            throw check.wrong(key, "." + name + " is missing", null);
        }
        return value;
    }

    private Breach breach(String key, String word, String usual) {
        return switch (word == null ? usual : word) {
            case "rollback" -> Breach.ROLLBACK;
            case "pause" -> Breach.PAUSE;
            default -> throw check.wrong(key + ".breach", ": '" + Sanitiser.line(word, 40)
                    + "' is not rollback or pause", null);
        };
    }

    private Demand demand(String key, String word) {
        return switch (word == null ? "proof" : word) {
            case "proof" -> Demand.PROOF;
            case "no_harm_shown" -> Demand.NO_HARM_SHOWN;
            default -> throw check.wrong(key + ".demand", ": '" + Sanitiser.line(word, 40)
                    + "' is not proof or no_harm_shown", null);
        };
    }

    private OnDeadline onDeadline(String word) {
        return switch (word == null ? "abort" : word) {
            case "abort" -> OnDeadline.ABORT;
            case "hold" -> OnDeadline.HOLD;
            default -> throw check.wrong(key() + ".on_deadline", ": '" + Sanitiser.line(word, 40)
                    + "' is not abort or hold", null);
        };
    }
}
