package tests.policy.promotion;

import static lockstep.base.release.PolicyRule.CHANGE_DECLARED;
import static lockstep.base.release.PolicyRule.CLASS_BY_PATHS;
import static lockstep.base.release.PolicyRule.CONFIG_IN_FORCE;
import static lockstep.base.release.PolicyRule.CLASS_B_CANARY;
import static lockstep.base.release.PolicyRule.CLASS_B_DIFF;
import static lockstep.base.release.PolicyRule.FAST_FORWARD;
import static lockstep.base.release.PolicyRule.LOG_ADOPTED;
import static lockstep.base.release.PolicyRule.NOT_CLASS_C;
import static lockstep.base.release.PolicyRule.NO_DRIFT;
import static lockstep.base.release.PolicyRule.NO_LATER_FAILURE;
import static lockstep.base.release.PolicyRule.ONE_AT_A_TIME;
import static lockstep.base.release.PolicyRule.ON_MAIN;
import static lockstep.base.release.PolicyRule.PRODUCTION_VERIFIED;
import static lockstep.base.release.PolicyRule.RELEASE_EXPLAINED;
import static lockstep.base.release.PolicyRule.REQUIRED_GATES;
import static lockstep.base.release.PolicyRule.REVISION_VERIFIED;
import static lockstep.base.release.PolicyRule.ROLLBACK_PLAN;
import static lockstep.base.release.PolicyRule.RUN_CONFIGURATION;
import static lockstep.base.release.PolicyRule.RUN_FRESH;
import static lockstep.base.release.PolicyRule.RUN_IN_THE_PAST;
import static lockstep.base.release.PolicyRule.RUN_PASSED;
import static lockstep.base.release.PolicyRule.RUN_SIGNED;
import static lockstep.base.release.PolicyRule.SAME_SHA;
import static lockstep.base.release.PolicyRule.SOMETHING_NEW;
import static lockstep.base.release.PolicyRule.STAGING_BASE;
import static lockstep.base.release.PolicyRule.STAGING_TESTED;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Environment;
import lockstep.base.release.PolicyRule;
import lockstep.gates.gate.Verdict;
import lockstep.policy.promotion.ConfigDifference;
import lockstep.policy.promotion.ProductionSeen;

/** One thing that breaks exactly one rule, and what of the facts it touches: two with the same touch do not combine. */
enum Breakage {
    NOT_ON_MAIN(ON_MAIN, "main", f -> f.onMain = false),
    DIVERGED(FAST_FORWARD, "release", f -> f.descends = false),
    NOTHING_NEW(SOMETHING_NEW, "release", f -> {
        f.release = Optional.of(Facts.CANDIDATE);
        f.logged = f.release;
    }),
    NEVER_ON_STAGING(STAGING_TESTED, "run", f -> f.runs = List.of()),
    ONLY_IN_PRODUCTION(STAGING_TESTED, "run", f -> f.run(run -> Facts.in(run, Environment.PRODUCTION))),
    TESTED_ANOTHER(SAME_SHA, "run", f -> f.run(run -> Facts.of(run, Facts.OTHER))),
    TESTED_ELSEWHERE(STAGING_BASE, "run.base", f -> f.run(run -> Facts.at(run, "http://127.0.0.1:8080"))),
    FAILED(RUN_PASSED, "run.verdict", f -> f.run(run -> Facts.ended(run, Verdict.FAIL))),
    INCONCLUSIVE(RUN_PASSED, "run.verdict", f -> f.run(run -> Facts.ended(run, Verdict.INCONCLUSIVE))),
    NOTHING_RUN(RUN_PASSED, "run.verdict", f -> f.run(run -> Facts.ended(run, Verdict.SKIPPED))),
    FAILED_LATER(NO_LATER_FAILURE, "run", f -> f.runs = List.of(
            Facts.run(), Facts.ended(Facts.started(Facts.run(), Facts.NOW.minusSeconds(60)), Verdict.FAIL))),
    STALE(RUN_FRESH, "run.time", f ->
            f.run(run -> Facts.started(run, Facts.NOW.minus(Duration.ofHours(24)).minusSeconds(1)))),
    FROM_THE_FUTURE(RUN_IN_THE_PAST, "run.time", f -> f.run(run -> Facts.started(run, Facts.NOW.plusSeconds(301)))),
    UNSIGNED(RUN_SIGNED, "run.signature", f -> f.unsigned = Set.of("run-1")),
    BY_ANOTHER_CONFIGURATION(RUN_CONFIGURATION, "run.configuration", f -> f.otherwiseConfigured = Set.of("run-1")),
    UNVERIFIED(REVISION_VERIFIED, "run.revision", f -> f.run(Facts::unverified)),
    WITHOUT_BURST(REQUIRED_GATES, "run.verdict", f -> f.run(run -> Facts.without(run, "burst_429"))),
    CLASS_C(NOT_CLASS_C, "class", f -> f.declaration = declared(ChangeClass.C, "", "", f)),
    WITHOUT_CANARY(CLASS_B_CANARY, "class", f -> f.declaration = declared(ChangeClass.B, " ", "docs/limits.md", f)),
    WITHOUT_DIFF(CLASS_B_DIFF, "class", f -> f.declaration = declared(ChangeClass.B, "flag new-limits", "", f)),
    WITHOUT_CLASS(CHANGE_DECLARED, "class", f -> f.declaration = new ChangeDeclaration(
            Optional.empty(), f.declaration.surfaces(), f.declaration.rollbackPlan(), Optional.empty(),
            Optional.empty(), Optional.empty())),
    ABOVE_ITS_CLASS(CLASS_BY_PATHS, "class", f -> {
        f.changed = List.of("docs/a.md", "waf/limits.py");
        f.declaration = new ChangeDeclaration(
                Optional.of(ChangeClass.A), List.of(), Optional.of("go back"), Optional.empty(),
                Optional.of("WAF_V2"), Optional.of("docs/waf.md"));
    }),
    COGNITION_TOUCHED(NOT_CLASS_C, "class", f -> f.changed = List.of("cognition/engine.py")),
    WITHOUT_PLAN(ROLLBACK_PLAN, "plan", f -> f.declaration = new ChangeDeclaration(
            f.declaration.declared(), f.declaration.surfaces(), Optional.of(" "), f.declaration.canary(),
            f.declaration.flag(), f.declaration.policyDiff())),
    SOMEBODY_AT_IT(ONE_AT_A_TIME, "production", f -> f.open = Optional.of(Facts.intent(Facts.CANDIDATE))),
    MOVED_BY_AN_OUTSIDER(RELEASE_EXPLAINED, "release", f -> f.logged = Optional.of(Facts.OTHER)),
    DELETED_BY_AN_OUTSIDER(RELEASE_EXPLAINED, "production release", f -> f.release = Optional.empty()),
    NOT_ADOPTED(LOG_ADOPTED, "release", f -> f.logged = Optional.empty()),
    FEW_DIGITS(REVISION_VERIFIED, "run.revision", f -> f.doubtful = Set.of("run-1")),
    DRAFT(CONFIG_IN_FORCE, "config", f -> f.configDifferences =
            List.of(new ConfigDifference("policy.gate_max_age", "PT9000H", "PT24H", "on release"))),
    DRIFTED(NO_DRIFT, "production", f -> f.production = new ProductionSeen.Drifted("abc1234")),
    UNREADABLE(PRODUCTION_VERIFIED, "production", f ->
            f.production = new ProductionSeen.Unknown("/version answered 503"));

    final PolicyRule rule;
    final String touches;
    final Consumer<Facts> change;

    Breakage(PolicyRule rule, String touches, Consumer<Facts> change) {
        this.rule = rule;
        this.touches = touches;
        this.change = change;
    }

    /** Whether this and the other can both be, each as it is alone. */
    boolean goesWith(Breakage other) {
        for (String touch : touches.split(" ")) {
            for (String others : other.touches.split(" ")) {
                if (touch.startsWith(others) || others.startsWith(touch)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static ChangeDeclaration declared(ChangeClass changeClass, String canary, String diff, Facts facts) {
        return ChangeDeclaration.recorded(
                changeClass, Optional.of(canary), Optional.of(diff), facts.declaration.rollbackPlan().orElse(""));
    }
}
