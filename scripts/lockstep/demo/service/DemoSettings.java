package lockstep.demo.service;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
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

    public DemoSettings withWaf(WafLimits waf) {
        return new DemoSettings(mode, revision, waf, plan, budgets, breaker, corsOrigins, legacyBudgetCode, debugErrors,
                logFile, clock, faults, answers);
    }

    /** Of other lengths, the last for ever after: a demonstration need not wait half a minute. */
    public DemoSettings withLockouts(Duration... lockouts) {
        return withWaf(waf.withLockouts(lockouts));
    }

    public DemoSettings withPlan(PlanLimits plan) {
        return new DemoSettings(mode, revision, waf, plan, budgets, breaker, corsOrigins, legacyBudgetCode, debugErrors,
                logFile, clock, faults, answers);
    }

    public DemoSettings withBudgets(BudgetLimits budgets) {
        return new DemoSettings(mode, revision, waf, plan, budgets, breaker, corsOrigins, legacyBudgetCode, debugErrors,
                logFile, clock, faults, answers);
    }

    public DemoSettings withBreaker(BreakerLimits breaker) {
        return new DemoSettings(mode, revision, waf, plan, budgets, breaker, corsOrigins, legacyBudgetCode, debugErrors,
                logFile, clock, faults, answers);
    }

    public DemoSettings withCorsOrigins(String corsOrigins) {
        return new DemoSettings(mode, revision, waf, plan, budgets, breaker, corsOrigins, legacyBudgetCode, debugErrors,
                logFile, clock, faults, answers);
    }

    public DemoSettings withLegacyBudgetCode() {
        return new DemoSettings(
                mode, revision, waf, plan, budgets, breaker, corsOrigins, true, debugErrors, logFile, clock, faults,
                answers);
    }

    public DemoSettings withDebugErrors() {
        return new DemoSettings(mode, revision, waf, plan, budgets, breaker, corsOrigins, legacyBudgetCode, true,
                logFile, clock, faults, answers);
    }

    public DemoSettings withLogFile(Path logFile) {
        return new DemoSettings(mode, revision, waf, plan, budgets, breaker, corsOrigins, legacyBudgetCode, debugErrors,
                Optional.of(logFile), clock, faults, answers);
    }

    public DemoSettings withClock(InstantSource clock) {
        return new DemoSettings(mode, revision, waf, plan, budgets, breaker, corsOrigins, legacyBudgetCode, debugErrors,
                logFile, clock, faults, answers);
    }

    public DemoSettings withFaults(Fault... faults) {
        return new DemoSettings(mode, revision, waf, plan, budgets, breaker, corsOrigins, legacyBudgetCode, debugErrors,
                logFile, clock, Set.of(faults), answers);
    }

    /** A model that takes so long. */
    public DemoSettings withAnswersAfter(Duration time) {
        return new DemoSettings(mode, revision, waf, plan, budgets, breaker, corsOrigins, legacyBudgetCode, debugErrors,
                logFile, clock, faults, time);
    }
}
