package lockstep.gates.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import lockstep.base.release.SteadyClock;
import lockstep.base.text.Durations;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.ServiceClient;
import lockstep.gates.revision.RevisionProbe;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.revision.RevisionSource;
import lockstep.gates.suite.Suite;
import lockstep.gates.suite.SuiteRunner;

/** Carries out a {@link GateRunRequest}: reads the revision, runs the gates, reads the revision again. */
public final class GateRunner {

    private final InstantSource clock;
    private final Waiting waiting;
    private final Secrets secrets;

    /** @param secrets grows while the run learns what must not be shown; scan what is stored with the same object */
    public GateRunner(InstantSource clock, Waiting waiting, Secrets secrets) {
        this.clock = clock;
        this.waiting = waiting;
        this.secrets = secrets;
    }

    public GateRun run(GateRunRequest order, RunListener listener) {
        Instant started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        long start = System.nanoTime();
        Deadline deadline = Deadline.in(order.deadline());
        try (ServiceClient client = new ServiceClient(order.target(), order.http(), secrets)) {
            Thread.ofVirtual().start(() -> prepareReading(client));
            GateContext context = new GateContext(
                    client, order.mode(), deadline, waiting, SteadyClock.of(clock), listener, order.lockouts(),
                    List.of()).of(order.suite().profile());
            AtomicReference<Optional<Decision>> limit = new AtomicReference<>(Optional.empty());
            RevisionProbe probe = new RevisionProbe(client, limited -> {
                limit.updateAndGet(met -> met.or(() -> context.turnedAway(limited)));
                return isWaitedOut(limited, context);
            });
            Optional<RevisionReading> before = order.revision().map(where -> probe.read(where, deadline));
            List<GateResult> gates = new ArrayList<>(
                    WrongBase.hinted(new SuiteRunner(secrets).run(suite(order, before), context)));
            RevisionSeen seen = RevisionSeen.unknown();
            if (before.isPresent()) {
                RevisionSource source = order.revision().get();
                RevisionReading after = probe.read(source, deadline);
                seen = RevisionCheck.seen(source, order.commit(), before.get(), after);
                order.commit().ifPresent(commit -> {
                    GateResult gate = RevisionCheck.gate(source, commit, before.get(), after, limit.get())
                            .redacted(secrets);
                    listener.finished(gate);
                    gates.addFirst(gate);
                });
            }
            return new GateRun(
                    RunId.fresh(started, order.suite().name()), order.suite().name(), order.mode(),
                    order.target().base(),
                    order.commit(), seen, order.operator(), started, Duration.ofNanos(System.nanoTime() - start),
                    gates).declaredBy(order.suite().declaration());
        }
    }

    /** While the first answer is on its way: before, connecting needs the processors. */
    private static void prepareReading(ServiceClient client) {
        client.awaitConnection();
        JsonReader.prepare();
    }

    /** Sends nothing, and says of every gate why. */
    public GateRun notBegun(GateRunRequest order, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        List<GateResult> gates = new ArrayList<>();
        order.suite().gates().forEach(gate -> gates.add(gate.notRun(Verdict.INCONCLUSIVE, reason)));
        order.suite().skipped().forEach(one -> gates.add(one.gate().notRun(Verdict.SKIPPED, one.reason())));
        return new GateRun(
                RunId.fresh(now, order.suite().name()), order.suite().name(), order.mode(), order.target().base(),
                order.commit(), RevisionSeen.unknown(), order.operator(), now, Duration.ZERO, gates)
                .declaredBy(order.suite().declaration());
    }

    /** On staging, what costs is not sent to a commit that was not ordered: its answers would count for nothing. */
    private static Suite suite(GateRunRequest order, Optional<RevisionReading> before) {
        Optional<String> other = order.mode().isStaging()
                ? order.commit().flatMap(commit -> before.flatMap(reading -> RevisionCheck.other(commit, reading)))
                : Optional.empty();
        return other.map(words -> order.suite().heldBack("not run: " + order.mode().name() + " " + words))
                .orElse(order.suite());
    }

    /**
     * A limit that covers all paths covers the revision too, once a burst has met it; where there is no time for that,
     * its own answer may ask for less. Where there are users, a limit is a finding, and is not waited out.
     */
    private static boolean isWaitedOut(Answer limited, GateContext context) {
        Instant now = context.clock().instant();
        Optional<Duration> known = context.lockouts().at(now).map(lockout -> Duration.between(now, lockout.until()));
        Optional<Duration> own = context.cooldown(limited);
        return !context.mode().hasUsers() && Stream.concat(known.stream(), own.stream())
                .sorted(Comparator.reverseOrder())
                .anyMatch(time -> context.waitOut(RevisionCheck.NAME, time,
                        "limited; waiting " + Durations.human(time) + " to ask for the revision"));
    }
}
