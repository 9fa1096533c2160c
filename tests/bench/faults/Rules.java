package tests.bench.faults;

import java.util.List;
import java.util.stream.Stream;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;
import org.apache.commons.rng.UniformRandomProvider;

/** What {@code lockstep.yaml} says of simulated canaries, in a few ways. */
final class Rules {

    private static final List<Config> ALL = Stream.of(
                    rules("[10%]", "abort", "rollback"), rules("[10%]", "hold", "rollback"),
                    rules("[5%, 20%]", "abort", "rollback"), rules("[10%]", "abort", "pause"))
            .map(yaml -> ConfigReader.parse(yaml, "lockstep.yaml"))
            .toList();

    private Rules() {}

    static Config any(UniformRandomProvider random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    /** With every gate, looked at each 15 s; to be added to the rest of the file. */
    static String counted(String duration, String deadline) {
        return """
                pipeline:
                  canary:
                    traffic: {set: [set, "{weight}"], read: [read], abort: [abort], settle: 20s}
                    steps: [10%%]
                    duration: %s
                    deadline: %s
                    warmup: 30s
                    min_requests: 100
                    metrics: {source: command, command: [counts], interval: 15s}
                    gates:
                      error_rate: {increase: 1pp, breach: rollback}
                      availability: {min: 98%%, breach: rollback}
                      p99_latency: {increase: 10%%, breach: pause, demand: no_harm_shown}
                """.formatted(duration, deadline);
    }

    private static String rules(String steps, String onDeadline, String breach) {
        return """
                service: simulated
                environments:
                  staging: {base: "https://staging.example"}
                  production: {base: "https://prod.example"}
                pipeline:
                  canary:
                    deploy: {command: [deploy, "{sha}"], wait: 1m}
                    traffic: {set: [set, "{weight}"], read: [read], abort: [abort], settle: 20s}
                    steps: %s
                    duration: 10m
                    deadline: 20m
                    warmup: 30s
                    min_requests: 100
                    metrics: {source: command, command: [counts], interval: 10s}
                    gates: {error_rate: {increase: 1pp, breach: %s}}
                    on_deadline: %s
                """.formatted(steps, breach, onDeadline);
    }
}
