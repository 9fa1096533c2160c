package lockstep.release.canary;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.BaselineTraffic;
import lockstep.analysis.counts.ArmCounts;
import lockstep.analysis.counts.ArmReader;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.Deadline;
import lockstep.release.metrics.Look;
import lockstep.release.metrics.MetricsSource;

/**
 * What the baseline gets and answers before a canary begins.
 *
 * @param traffic empty where it could not be read
 * @param troubles why not, as sanitised lines
 */
public record Survey(Optional<BaselineTraffic> traffic, List<String> troubles) {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    public Survey {
        troubles = List.copyOf(troubles);
    }

    /** Two looks, some time apart. The canary may not be there yet; that is no trouble. */
    static Survey of(MetricsSource source, Duration apart, InstantSource clock, Waiting waiting)
            throws InterruptedException {
        Instant began = clock.instant();
        Look first = source.look(began, Deadline.in(LIMIT));
        waiting.sleep(apart);
        Instant ended = clock.instant();
        Look second = source.look(ended, Deadline.in(LIMIT));
        if (first.baseline().scrapes().isEmpty() || second.baseline().scrapes().isEmpty()) {
            Look failed = second.baseline().scrapes().isEmpty() ? second : first;
            return new Survey(Optional.empty(), failed.baseline().troubles());
        }
        ArmCounts baseline = added(first.baseline(), second.baseline(), began, ended);
        ArmCounts canary = added(first.canary(), second.canary(), began, ended);
        double seconds = Math.max(0.001, Duration.between(began, ended).toMillis() / 1_000.0);
        BaselineTraffic traffic = new BaselineTraffic(rounded((baseline.requests() + canary.requests()) / seconds),
                baseline);
        return traffic.senseless()
                .map(words -> new Survey(Optional.empty(), List.of(words)))
                .orElseGet(() -> new Survey(Optional.of(traffic), List.of()));
    }

    /** Few requests are not none. */
    private static double rounded(double perSecond) {
        double parts = perSecond < 1 ? 1_000.0 : 10.0;
        return Math.round(perSecond * parts) / parts;
    }

    private static ArmCounts added(Look.Arm first, Look.Arm second, Instant began, Instant ended) {
        ArmReader reader = ArmReader.from(began).look(began, first.scrapes()).next();
        return reader.look(ended, second.scrapes()).added();
    }
}
