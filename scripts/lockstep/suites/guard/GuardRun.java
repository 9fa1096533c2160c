package lockstep.suites.guard;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RevisionSeen;
import lockstep.gates.run.RunId;
import lockstep.gates.suite.Suite;

/** A run of guards that asks no service: evidence like any other, without a base URL and with nothing verified. */
public final class GuardRun {

    private final InstantSource clock;
    private final Secrets secrets;

    public GuardRun(InstantSource clock, Secrets secrets) {
        this.clock = clock;
        this.secrets = secrets;
    }

    /** @param notAsked the gates that would have asked the service */
    public GateRun run(
            GuardPlan plan, List<Suite.Skipped> notAsked, Environment mode, Optional<Sha> commit, Operator operator) {
        Instant started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        long start = System.nanoTime();
        List<GateResult> results = new ArrayList<>();
        plan.gates().forEach(guard -> results.add(guard.result().redacted(secrets)));
        notAsked.stream()
                .filter(skipped -> results.stream().noneMatch(result -> result.name().equals(skipped.gate().name())))
                .forEach(skipped -> results.add(skipped.gate().notRun(Verdict.SKIPPED, skipped.reason())));
        return new GateRun(
                RunId.fresh(started, GuardSuite.NAME), GuardSuite.NAME, mode, "", commit, RevisionSeen.unknown(),
                operator, started, Duration.ofNanos(System.nanoTime() - start), results);
    }
}
