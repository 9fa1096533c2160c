package tests.bench.canary;

import java.time.Duration;
import java.time.Instant;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.Observations;
import lockstep.analysis.canary.Terms;
import lockstep.gates.gate.Verdict;

/** Our own room, at every interval. */
record Lockstep(Terms terms) implements Peer {

    @Override
    public String name() {
        return "Lockstep";
    }

    @Override
    public End judge(World world, long seed) {
        CanaryJudge judge = new CanaryJudge(terms);
        World.Source source = world.from(seed);
        Observations seen = Observations.none();
        while (seen.watched().compareTo(terms.deadline()) < 0) {
            Interval next = source.next();
            seen = seen.and(next);
            Verdict verdict = judge.judge(seen, next.to()).verdict();
            if (verdict != Verdict.INCONCLUSIVE) {
                return new End(verdict, Duration.between(Instant.EPOCH, next.to()));
            }
        }
        return new End(Verdict.INCONCLUSIVE, terms.deadline());
    }
}
