package lockstep.demo.canary;

import static lockstep.demo.canary.RecordGround.NOW;
import static lockstep.demo.canary.RecordGround.RELEASE;
import static lockstep.demo.canary.RecordGround.canary;
import static lockstep.demo.canary.RecordGround.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Budget;
import lockstep.policy.requirement.BudgetLeft;
import lockstep.policy.requirement.CanaryPassed;
import lockstep.policy.requirement.FreezeWindow;
import lockstep.policy.requirement.KillSwitchDeclared;
import lockstep.policy.requirement.KillSwitchDrilled;
import lockstep.policy.requirement.NoStagingOwed;
import lockstep.policy.requirement.NotFrozen;
import lockstep.policy.requirement.Requirement;
import lockstep.policy.requirement.Soaked;
import lockstep.policy.requirement.SwitchDrill;

/** What can be wrong with the stages behind a commit: staging, the canary, the budget, the switch, a debt. */
final class StageTraps {

    private static final Requirement SOAK = new Soaked(Duration.ofHours(2), Duration.ofMinutes(90));
    private static final Requirement BUDGET = new BudgetLeft(0);
    private static final Requirement SWITCH = new KillSwitchDrilled("search", Duration.ofDays(30));
    private static final Requirement CANARY = new CanaryPassed(Duration.ofHours(24));

    private static final Instant FROZEN = NOW.plus(Duration.ofMinutes(5));
    private static final Requirement FREEZE = new NotFrozen(List.of(
            new FreezeWindow(NOW.plusSeconds(60), NOW.plus(Duration.ofHours(1)), "holidays")));

    private StageTraps() {}

    static List<RecordTrap> all() {
        return List.of(
                trap("no-soak", "soak", Verdict.INCONCLUSIVE, "no run saw it on staging", SOAK,
                        new RecordGround().ran()),
                trap("short-soak", "soak", Verdict.INCONCLUSIVE, "staging has not run it for long enough", SOAK,
                        new RecordGround().ran(run(60, Verdict.PASS), run(1, Verdict.PASS))),
                trap("failed-soak", "soak", Verdict.FAIL, "the last run on staging failed", SOAK,
                        new RecordGround().ran(run(150, Verdict.PASS), run(10, Verdict.PASS), run(1, Verdict.FAIL))),
                trap("spent-budget", "budget", Verdict.FAIL, "the error budget is spent", BUDGET,
                        new RecordGround().budgeted(Optional.of(new Budget(500, 100_000, 0.999)))),
                trap("unknown-budget", "budget", Verdict.INCONCLUSIVE, "nobody knows what is left of the budget",
                        BUDGET, new RecordGround().budgeted(Optional.empty())),
                trap("never-drilled", "kill-switch-drilled", Verdict.INCONCLUSIVE, "the kill switch was never tried",
                        SWITCH, new RecordGround().drilled()),
                trap("failed-drill", "kill-switch-drilled", Verdict.FAIL, "the kill switch did nothing", SWITCH,
                        new RecordGround().drilled(new SwitchDrill("search", Verdict.FAIL, NOW.minusSeconds(60)))),
                trap("old-drill", "kill-switch-drilled", Verdict.FAIL, "the kill switch was tried long ago", SWITCH,
                        new RecordGround().drilled(new SwitchDrill(
                                "search", Verdict.PASS, NOW.minus(Duration.ofDays(31))))),
                trap("no-canary", "canary-passed", Verdict.INCONCLUSIVE, "it had no canary", CANARY,
                        new RecordGround().canaried(Optional.empty())),
                canaried("failed-canary", Verdict.FAIL, "its canary failed", Verdict.FAIL, true, true, 1),
                canaried("unproven-canary", Verdict.INCONCLUSIVE, "its canary proved nothing",
                        Verdict.INCONCLUSIVE, true, true, 1),
                canaried("forged-canary", Verdict.FAIL, "its counts do not give its verdict",
                        Verdict.PASS, false, true, 1),
                canaried("lax-canary", Verdict.FAIL, "its canary was held to other terms",
                        Verdict.PASS, true, false, 1),
                canaried("old-canary", Verdict.FAIL, "its canary was long ago", Verdict.PASS, true, true, 25),
                trap("staging-owed", "staging-owed", Verdict.FAIL, "a hotfix skipped staging", new NoStagingOwed(),
                        new RecordGround().owing(RELEASE)),
                trap("frozen", "freeze", Verdict.FAIL, "a promotion within a freeze", FREEZE,
                        new RecordGround().at(FROZEN)),
                trap("frozen-rollback", "freeze", Verdict.PASS, "a rollback within a freeze has to pass", FREEZE,
                        new RecordGround().at(FROZEN).moving(Action.ROLLBACK)),
                trap("hotfix-without-budget", "budget", Verdict.PASS, "a hotfix passes a spent budget", BUDGET,
                        new RecordGround().budgeted(Optional.of(new Budget(500, 100_000, 0.999)))
                                .moving(Action.HOTFIX)),
                switched("no-switch", "a change of class B names no kill switch", Optional.empty()),
                switched("unknown-switch", "its kill switch is declared nowhere", Optional.of("other")),
                ApprovalTraps.silentOnStaging());
    }

    private static RecordTrap switched(String name, String description, Optional<String> flag) {
        List<String> switches = List.of("search");
        return new RecordTrap(name, "kill-switch", Verdict.FAIL, description, new KillSwitchDeclared(flag, switches),
                new RecordGround(), new KillSwitchDeclared(Optional.of("search"), switches));
    }

    private static RecordTrap trap(
            String name, String rule, Verdict wanted, String description, Requirement requirement,
            RecordGround ground) {
        return new RecordTrap(name, rule, wanted, description, requirement, ground);
    }

    private static RecordTrap canaried(
            String name, Verdict wanted, String description, Verdict ended, boolean follows, boolean asConfigured,
            int hoursAgo) {
        return new RecordTrap(name, "canary-passed", wanted, description, CANARY,
                new RecordGround().canaried(Optional.of(canary(ended, follows, asConfigured, hoursAgo))));
    }
}
