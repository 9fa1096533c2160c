package lockstep.demo.service;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.governor.BreakerLimits;
import lockstep.demo.governor.BudgetLimits;
import lockstep.demo.governor.PlanLimits;
import lockstep.demo.governor.WafLimits;

/**
 * What a service starts with.
 *
 * @param mode which environment it is: its APP_ENV
 * @param revision deployed at first
 * @param corsOrigins CORS_ORIGINS: the pages that may read its answers, separated by commas
 * @param legacyBudgetCode a spent budget is told as older documents have it
 * @param debugErrors DEBUG_ERRORS, which is on in no deployed environment
 * @param logFile where log lines go beside the memory
 * @param faults switched on from the start
 * @param answers how long the model takes to answer
 */
public record DemoSettings(
        Environment mode,
        Sha revision,
        WafLimits waf,
        PlanLimits plan,
        BudgetLimits budgets,
        BreakerLimits breaker,
        String corsOrigins,
        boolean legacyBudgetCode,
        boolean debugErrors,
        Optional<Path> logFile,
        InstantSource clock,
        Set<Fault> faults,
        Duration answers) {

    public DemoSettings {
        faults = Set.copyOf(faults);
    }

    /** As the policy has it. The frontends' names are of the reserved domain: nothing answers there. */
    public static DemoSettings of(Environment mode, Sha revision) {
        String frontend = switch (mode.role()) {
            case STAGING -> "https://staging-app.example";
            case CANARY, PRODUCTION -> "https://app.example";
        };
        return new DemoSettings(
                mode, revision, WafLimits.defaults(), PlanLimits.defaults(), BudgetLimits.defaults(),
                BreakerLimits.defaults(), frontend, false, false, Optional.empty(), InstantSource.system(), Set.of(),
                Duration.ZERO);
    }

    private DemoSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.done();
    }

    public DemoSettings withWaf(WafLimits other) {
        return with(draft -> draft.waf = other);
    }

    /** Of other lengths, the last for ever after: a demonstration need not wait half a minute. */
    public DemoSettings withLockouts(Duration... lockouts) {
        return withWaf(waf.withLockouts(lockouts));
    }

    public DemoSettings withPlan(PlanLimits other) {
        return with(draft -> draft.plan = other);
    }

    public DemoSettings withBudgets(BudgetLimits other) {
        return with(draft -> draft.budgets = other);
    }

    public DemoSettings withBreaker(BreakerLimits other) {
        return with(draft -> draft.breaker = other);
    }

    public DemoSettings withCorsOrigins(String origins) {
        return with(draft -> draft.corsOrigins = origins);
    }

    public DemoSettings withLegacyBudgetCode() {
        return with(draft -> draft.legacyBudgetCode = true);
    }

    public DemoSettings withDebugErrors() {
        return with(draft -> draft.debugErrors = true);
    }

    public DemoSettings withLogFile(Path file) {
        return with(draft -> draft.logFile = Optional.of(file));
    }

    public DemoSettings withClock(InstantSource other) {
        return with(draft -> draft.clock = other);
    }

    public DemoSettings withFaults(Fault... others) {
        return with(draft -> draft.faults = Set.of(others));
    }

    /** A model that takes so long. */
    public DemoSettings withAnswersAfter(Duration time) {
        return with(draft -> draft.answers = time);
    }

    /** The same, to be changed in one thing. */
    private static final class Draft {

        private Environment mode;
        private Sha revision;
        private WafLimits waf;
        private PlanLimits plan;
        private BudgetLimits budgets;
        private BreakerLimits breaker;
        private String corsOrigins;
        private boolean legacyBudgetCode;
        private boolean debugErrors;
        private Optional<Path> logFile;
        private InstantSource clock;
        private Set<Fault> faults;
        private Duration answers;

        private Draft(DemoSettings of) {
            mode = of.mode;
            revision = of.revision;
            waf = of.waf;
            plan = of.plan;
            budgets = of.budgets;
            breaker = of.breaker;
            corsOrigins = of.corsOrigins;
            legacyBudgetCode = of.legacyBudgetCode;
            debugErrors = of.debugErrors;
            logFile = of.logFile;
            clock = of.clock;
            faults = of.faults;
            answers = of.answers;
        }

        private DemoSettings done() {
            return new DemoSettings(mode, revision, waf, plan, budgets, breaker, corsOrigins, legacyBudgetCode,
                    debugErrors, logFile, clock, faults, answers);
        }
    }
}
