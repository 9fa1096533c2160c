package lockstep.release.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.run.GateRun;
import lockstep.gates.suite.Suite;
import lockstep.policy.promotion.RollbackTrigger;
import lockstep.release.canary.CanaryRig;
import lockstep.release.deploy.LiveService;
import lockstep.release.metrics.MetricsSource;
import lockstep.release.service.RollbackAdvice;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.StatusReader;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.environment.EnvironmentSettings;
import lockstep.settings.pipeline.WatchSettings;
import lockstep.suites.chat.NamedCalls;
import lockstep.suites.exposure.ExposureGates;
import lockstep.suites.exposure.ExposureParameters;

/**
 * Holds production against the rollback triggers and the invalidation triggers for a while, by its smoke, its metrics
 * where there are any, and what it tells of itself.
 */
public final class ProductionWatch {

    private static final Duration ONE_ASK = Duration.ofSeconds(15);

    /** What one look shows, the next has to show too; it does not wait for as long. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(10);

    private static final double USUAL_AVAILABILITY = 0.99;
    private static final Set<String> INVALIDATING = Set.of("cors_wildcard", "debug_errors");

    private static final String REVISION = "revision";

    /** The invalidation trigger that only whoever reads production's variables can see. */
    private static final String DB_HOST = "the database host was not looked at: it cannot be seen from outside;"
            + " config-guard reads it";

    private final ReleaseSite site;
    private final WorkflowListener listener;
    private final WatchSettings settings;
    private final List<Counted> counted;
    private List<Counts> counts = List.of();

    /**
     * Where production's errors are counted, of one service.
     *
     * @param min the availability that it is to have
     */
    private record Counted(ReleaseSite site, MetricsSource source, double min) {}

    /** What was counted of one service. */
    private record Counts(String prefix, ProductionCounts counts) {}

    public ProductionWatch(ReleaseSite site, WorkflowListener listener) {
        this.site = site;
        this.listener = listener;
        this.settings = site.config().pipeline().watch();
        this.counted = site.services().stream().flatMap(one -> counted(one).stream()).toList();
    }

    private static Optional<Counted> counted(ReleaseSite one) {
        return one.config().pipeline().canary().filter(canary -> canary.metrics().isPresent())
                .map(canary -> new Counted(one, new CanaryRig(one, canary).source(), canary.gates().stream()
                        .filter(AvailabilityGate.class::isInstance)
                        .mapToDouble(gate -> ((AvailabilityGate) gate).min())
                        .findFirst().orElse(USUAL_AVAILABILITY)));
    }

    /** Looks until the time is over, or until two looks in a row show a reason to roll back. */
    public WatchConclusion watch(Optional<Duration> time, Optional<Duration> every) throws InterruptedException {
        try {
            requireSomething();
            return watched(time, every);
        } finally {
            counted.forEach(one -> one.source().close());
        }
    }

    /** One gate or counter is enough; what the others lack is told at each look. */
    private void requireSomething() {
        List<ConfigurationError> lacking = new ArrayList<>();
        for (ReleaseSite one : site.services()) {
            one.suites().silence(Environment.PRODUCTION).ifPresent(lacking::add);
        }
        if (counted.isEmpty() && lacking.size() == site.services().size()) {
            throw lacking.getFirst();
        }
    }

    private WatchConclusion watched(Optional<Duration> time, Optional<Duration> every) throws InterruptedException {
        Duration pause = every.orElse(settings.every());
        Duration whole = time.orElse(settings.time());
        Instant end = site.clock().instant().plus(whole);
        counts = counted.stream().map(one -> new Counts(
                prefix(one.site()), new ProductionCounts(one.source(), one.min(), looks(whole, pause)))).toList();
        WatchLooks looks = WatchLooks.none();
        while (true) {
            WatchLook last = look();
            looks = looks.and(last);
            tell(last, looks.number());
            boolean suspicious = last.isSuspicious();
            boolean isOver = !site.clock().instant().isBefore(end);
            if (!looks.again().isEmpty() || isOver && (!suspicious || looks.isConfirmed())) {
                return looks.conclusion(notLookedAt());
            }
            Duration left = Duration.between(site.clock().instant(), end);
            site.waiting().sleep(shorter(pause, suspicious ? SECOND_LOOK : left));
        }
    }

    private static int looks(Duration time, Duration pause) {
        return (int) Math.min(Integer.MAX_VALUE, time.toMillis() / Math.max(1, pause.toMillis()) + 1);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void tell(WatchLook look, int number) {
        String words = look.triggers().isEmpty()
                ? "no rollback trigger"
                : RollbackTrigger.inWords(look.triggers()) + ": " + String.join("; ", look.measured());
        listener.step("look " + number + ": " + words
                + (look.unknown().isEmpty() ? "" : "; not measured: " + String.join("; ", look.unknown())));
        look.drifted().forEach(one -> listener.step("  " + one));
        look.invalid().forEach(one -> listener.step("  INVALID: " + one));
    }

    private WatchLook look() {
        Instant now = site.clock().instant();
        Set<RollbackTrigger> triggers = EnumSet.noneOf(RollbackTrigger.class);
        List<String> measured = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        List<String> drifted = new ArrayList<>();
        Optional<RemoteHeads> heads = heads(unknown);
        Optional<Sha> head = heads.flatMap(RemoteHeads::production);
        for (ReleaseSite one : site.services()) {
            drift(one, heads, unknown).ifPresent(drifted::add);
            head.ifPresent(commit -> {
                smoke(one, commit, triggers, measured, unknown);
                exposure(one, commit, invalid);
            });
        }
        counts.forEach(one -> {
            one.counts().look(now).forEach(words -> unknown.add(one.prefix() + words));
            one.counts().spike().ifPresent(words -> {
                triggers.add(RollbackTrigger.SERVER_ERRORS);
                measured.add(one.prefix() + words);
            });
        });
        triggers.removeIf(trigger -> !settings.triggers().isEmpty()
                && !settings.triggers().contains(trigger.words()));
        return new WatchLook(
                now, head, triggers, measured.stream().map(Sanitiser::line).toList(), invalid, drifted, unknown);
    }

    /** What words about one of several services begin with. */
    private static String prefix(ReleaseSite one) {
        return one.serviceName().map(service -> service + ": ").orElse("");
    }

    private Optional<RemoteHeads> heads(List<String> unknown) {
        try {
            return Optional.of(site.repository().fetch(site.remoteDeadline()));
        } catch (LockstepError e) {
            unknown.add("the remote: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether production runs something that no promotion brought there. */
    private Optional<String> drift(ReleaseSite one, Optional<RemoteHeads> heads, List<String> unknown) {
        LiveService production = one.service(Environment.PRODUCTION);
        Deadline deadline = Deadline.in(ONE_ASK);
        return switch (heads.map(known -> StatusReader.production(one, production, known, deadline))
                .orElseGet(() -> production.revision(deadline))) {
            case RevisionReading.Reported(String text) -> heads.flatMap(RemoteHeads::production)
                    .filter(commit -> !commit.isReportedAs(text))
                    .map(commit -> prefix(one) + "production runs " + text + ", "
                            + site.branchesInWords().production() + " has " + commit.abbreviated()
                            + ": a direct deploy, or drift");
            case RevisionReading.Unknown(String reason) -> {
                unknown.add(prefix(one) + "production's commit: " + reason);
                yield Optional.empty();
            }
        };
    }

    private void smoke(
            ReleaseSite one, Sha head, Set<RollbackTrigger> triggers, List<String> measured, List<String> unknown) {
        GateRun run = one.run(Environment.PRODUCTION, head, listener);
        for (GateResult gate : told(run)) {
            String words = prefix(one) + "smoke: " + gate.name() + ": " + gate.reason();
            if (gate.verdict() == Verdict.FAIL) {
                triggers.addAll(RollbackTrigger.of(List.of(RollbackAdvice.failure(gate))));
                measured.add(words);
            } else if (gate.verdict() == Verdict.INCONCLUSIVE) {
                unknown.add(words);
            }
        }
    }

    /** The commit that runs is told by itself: a rollback would not change who deployed past the record. */
    private static List<GateResult> told(GateRun run) {
        return run.gates().stream().filter(gate -> !gate.name().word().equals(REVISION)).toList();
    }

    private List<String> notLookedAt() {
        return Stream.concat(
                site.services().stream().flatMap(one -> one.suites().notLookedAt(Environment.PRODUCTION).stream()
                        .map(words -> Sanitiser.line(prefix(one) + words))),
                Stream.of(DB_HOST)).toList();
    }

    /** What makes a promotion invalid, where it can be seen from outside, and the configuration names what to ask. */
    private void exposure(ReleaseSite one, Sha head, List<String> invalid) {
        NamedCalls calls = one.suites().calls();
        if (calls.fromBrowsers().isEmpty() && calls.takesJson().isEmpty()) {
            return;
        }
        EnvironmentSettings production = one.config().environment(Environment.PRODUCTION).orElseThrow();
        ExposureGates gates = ExposureGates.of(calls, new ExposureParameters(
                Environment.PRODUCTION, production.frontend(), false, new Secrets()));
        Suite suite = new Suite("exposure", gates.gates().stream()
                .filter(gate -> INVALIDATING.contains(gate.name().word()))
                .toList());
        told(one.run(Environment.PRODUCTION, suite, head, listener)).stream()
                .filter(gate -> gate.verdict() == Verdict.FAIL)
                .forEach(gate -> invalid.add(Sanitiser.line(prefix(one) + gate.name() + ": " + gate.reason())));
    }
}
