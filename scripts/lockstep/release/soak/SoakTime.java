package lockstep.release.soak;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.PipelineFacts;
import lockstep.policy.requirement.Soaked;
import lockstep.record.history.GateRunFacts;

/**
 * How far the soak of a commit is, by the record alone: a new process goes on where another ended.
 *
 * @param said what the requirement says now
 * @param last when the last sample that counts was taken
 * @param ahead of when the latest sample is that a host dated ahead: it counts for nothing until then
 */
public record SoakTime(Assessment said, Optional<Instant> last, Optional<Instant> ahead) {

    /** @param maxGap the longest time between two samples that is not told */
    public static SoakTime of(PipelineFacts facts, Duration time, Duration maxGap) {
        return new SoakTime(
                new Soaked(time, maxGap).assess(facts).getFirst(),
                passed(facts).filter(at -> !at.isAfter(facts.now())).max(Comparator.naturalOrder()),
                passed(facts).filter(at -> at.isAfter(facts.now())).max(Comparator.naturalOrder()));
    }

    private static Stream<Instant> passed(PipelineFacts facts) {
        return facts.stagingRuns().stream()
                .filter(run -> run.revisionVerified() && run.verdict() == Verdict.PASS)
                .map(GateRunFacts::startedAt);
    }

    public boolean isOver() {
        return said.holds();
    }

    /** Whether the sample that was begun then is one that counts; or there was none. Records may know whole seconds. */
    boolean counts(Optional<Instant> sampled) {
        return sampled.isEmpty()
                || last.filter(at -> !at.isBefore(sampled.get().truncatedTo(ChronoUnit.SECONDS))).isPresent();
    }

    /** When the next sample is due: at the interval, and at the very end of the time. */
    public Instant due(Duration every, Instant now) {
        Instant next = last.map(at -> at.plus(every)).orElse(now);
        return said.holdsAt().filter(end -> end.isBefore(next) && end.isAfter(now)).orElse(next);
    }
}
