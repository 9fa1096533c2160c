package lockstep.release.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.GateJudgement;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.Observations;
import lockstep.analysis.counts.ArmCounts;
import lockstep.analysis.counts.ArmReader;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.release.metrics.Look;
import lockstep.release.metrics.MetricsSource;

/** Counts what production answers, both arms of the canary together, from when watching began. */
final class ProductionCounts {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final MetricsSource source;
    private final double min;
    private Optional<ArmReader> canary = Optional.empty();
    private Optional<ArmReader> baseline = Optional.empty();
    private Observations seen = Observations.none();
    private Instant last = Instant.EPOCH;

    /** @param min the least share of requests that is answered without an error */
    ProductionCounts(MetricsSource source, double min) {
        this.source = source;
        this.min = min;
    }

    /** What cannot be read; empty where all can. */
    List<String> look(Instant now) {
        Look look = source.look(now, Deadline.in(LIMIT));
        boolean first = baseline.isEmpty();
        ArmReader.Step one = canary.orElse(ArmReader.from(now))
                .look(now, look.canary().scrapes(), look.canary().unread());
        ArmReader.Step other = baseline.orElse(ArmReader.from(now))
                .look(now, look.baseline().scrapes(), look.baseline().unread());
        canary = Optional.of(one.next());
        baseline = Optional.of(other.next());
        if (!first) {
            ArmCounts both = one.added().plus(other.added());
            seen = seen.and(new Interval(last, now, 0.5, both, ArmCounts.none()));
        }
        last = now;
        return look.baseline().troubles();
    }

    /** What is shown about errors; empty where nothing is. */
    Optional<String> spike() {
        GateJudgement judgement =
                new AvailabilityGate(min, Breach.ROLLBACK, Demand.PROOF).judge(seen, Levels.usual());
        return judgement.verdict() == Verdict.FAIL
                ? Optional.of("metrics: " + judgement.reason() + " (" + seen.canary().errors() + " of "
                        + seen.canary().requests() + " requests failed)")
                : Optional.empty();
    }
}
