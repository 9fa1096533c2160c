package lockstep.commands.gates;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import lockstep.base.error.UsageError;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.text.Durations;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.GateCommandRequest;
import lockstep.commands.cli.TargetOptions;
import lockstep.gates.run.GateRun;
import lockstep.gates.suite.Suite;
import lockstep.release.service.KnownRuns;
import lockstep.suites.certify.Certification;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteParameters;
import lockstep.suites.cost.CostParameters;
import lockstep.suites.cost.CostSuites;
import lockstep.suites.drills.ReleaseDrills;
import lockstep.suites.limits.Pacer;
import lockstep.suites.servicelog.LogGate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the promotion gate takes along. */
public final class ExtraOptions {

    /** Each drill that runs into a limit leaves a longer lockout behind: 30 s, 2 min, 10 min. */
    static final Duration DEADLINE = Duration.ofMinutes(15);

    @Option(names = "--with", paramLabel = "SUITES",
            description = "Also run drills, certify, cost: names separated by commas. Staging only.")
    Optional<String> with = Optional.empty();

    @Mixin
    BudgetOptions budget;

    @Mixin
    LogOptions log;

    @Mixin
    PaceOption pace;

    @Option(names = "--reuse-drills", paramLabel = "DURATION",
            description = "With --with drills: reuse drills G and H, which lock the service out, from a run of the "
                    + "same commit that passed within this time: recorded with --record, else in --evidence-dir.")
    Optional<String> reuseDrills = Optional.empty();

    private EarlierRuns earlier = EarlierRuns.none();

    /**
     * Offers earlier runs; where drills may be reused, fresh ones of this commit, place and configuration are taken.
     *
     * @param runs read only where drills may be reused
     */
    public void offer(Console console, TargetOptions target, Supplier<KnownRuns> runs, Optional<Sha> commit) {
        if (reuseDrills.isEmpty()) {
            return;
        }
        Instant now = Instant.now();
        Sha wanted = commit.orElseThrow(() -> new UsageError(
                "--reuse-drills needs to know the commit", "Give --sha SHA, or --record."));
        Instant oldest = now.minus(within(target, console));
        KnownRuns known = runs.get();
        List<GateRun> all = known.all().stream()
                .filter(run -> run.mode().isStaging() && run.commit().equals(Optional.of(wanted)))
                .toList();
        List<GateRun> fresh = all.stream()
                .filter(run -> run.revision().verified() && known.mayBeReused(run))
                .filter(run -> run.startedAt().isAfter(oldest) && !run.startedAt().isAfter(now))
                .sorted(Comparator.comparing(GateRun::startedAt).reversed())
                .toList();
        Place here = Place.of(target, console);
        earlier = new EarlierRuns(fresh.stream().filter(run -> here.differenceOf(run).isEmpty()).toList(), all);
        if (earlier.usable().isEmpty()) {
            fresh.stream().findFirst().ifPresent(run -> console.notes().println("drills are not reused: the run of "
                    + run.startedAt() + " " + here.differenceOf(run).orElseThrow()));
        }
    }

    /** A promotion does not rest on what is older than the policy allows, reused or not. */
    private Duration within(TargetOptions target, Console console) {
        Duration asked = Durations.parse(reuseDrills.orElseThrow());
        Duration most = target.configuration(console).policy().gateMaxAge();
        if (asked.compareTo(most) > 0) {
            throw new UsageError(
                    "--reuse-drills " + Durations.typed(asked) + " is longer than policy.gate_max_age, "
                            + Durations.typed(most),
                    "Give --reuse-drills " + Durations.typed(most) + " or less.");
        }
        return asked;
    }

    /** Whether anything is to be taken along. */
    public boolean isAsked() {
        return !extras().isEmpty();
    }

    private Set<OptionalSuite> extras() {
        return with.map(OptionalSuite::parse).orElse(EnumSet.noneOf(OptionalSuite.class));
    }

    /** The promotion gate with what it takes along. */
    public GateCommandRequest request(Console console, SuiteParameters options) {
        GateCommandRequest request = GateCommandRequest.of(
                (config, mode) -> suite(console, new SuiteCatalog(config.contract()), mode, options), Optional.empty());
        return extras().isEmpty() ? request : request.onStagingOnly("The suites of --with").within(DEADLINE);
    }

    /** Staging with what is to be taken along; production with its smoke alone. */
    private Suite suite(Console console, SuiteCatalog catalog, Environment mode, SuiteParameters options) {
        if (mode.isProduction()) {
            return catalog.promotionGate(mode, options);
        }
        ServiceContract service = catalog.service();
        Pacer pacer = pace.pacer();
        LogGate logGate = log.gate(console, service);
        SuitePlan plan = new SuitePlan(
                catalog, new ReleaseDrills(service, logGate, pacer),
                new CostSuites(service, budget.options(CostParameters.DEFAULT_CHATS), pacer),
                new Certification(service, logGate), logGate, pacer);
        return plan.staging(extras(), options, earlier);
    }
}
