package tests.commands.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.suites.staging.Staging.a_staging_service;
import static tests.suites.staging.Staging.gate;
import static tests.suites.staging.Staging.notPassed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.base.error.UsageError;
import lockstep.base.release.Environment;
import lockstep.commands.gates.EarlierRuns;
import lockstep.commands.gates.OptionalSuite;
import lockstep.commands.gates.SuitePlan;
import lockstep.demo.governor.WafLimits;
import lockstep.demo.service.Fault;
import lockstep.gates.burst.Pace;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.Lockouts;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.gates.suite.Suite;
import lockstep.settings.BuiltInGates;
import lockstep.suites.certify.Certification;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteParameters;
import lockstep.suites.cost.BudgetExpectation;
import lockstep.suites.cost.CostParameters;
import lockstep.suites.cost.CostSuites;
import lockstep.suites.drills.ReleaseDrills;
import lockstep.suites.limits.Pacer;
import lockstep.suites.servicelog.LogGate;
import lockstep.suites.servicelog.LogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.suites.staging.Staging;

class SuitePlanTest {

    private static final Set<OptionalSuite> ALL = EnumSet.allOf(OptionalSuite.class);

    @TempDir
    Path folder;

    private Suite suite(Set<OptionalSuite> extras, SuiteParameters options) {
        Pacer pacer = new Pacer(Pace.defaults());
        LogGate log = new LogGate(
                new LogSource.File(folder.resolve("service.log")), Staging.CONTRACT.chat(), List.of());
        CostParameters cost = new CostParameters(8, BudgetExpectation.NO_BLOCK, false);
        return new SuitePlan(
                new SuiteCatalog(Staging.CONTRACT), new ReleaseDrills(Staging.CONTRACT, log, pacer),
                new CostSuites(Staging.CONTRACT, cost, pacer), new Certification(Staging.CONTRACT, log), log, pacer)
                .staging(extras, options, EarlierRuns.none());
    }

    private Staging staging(Fault... faults) {
        return a_staging_service(
                settings -> settings.withLogFile(folder.resolve("service.log")).withLockouts(Duration.ofSeconds(30)),
                faults);
    }

    private static List<String> verdicts(GateRun run) {
        return run.gates().stream().map(gate -> gate.name() + " " + gate.verdict()).toList();
    }

    @Test
    void with_everything_it_gives_the_same_verdicts_three_times_in_a_row() {
        try (Staging staging = staging()) {
            List<List<String>> runs = Stream
                    .generate(() -> verdicts(staging.run(suite(ALL, SuiteParameters.defaults().withRecovery()))))
                    .limit(3).toList();
            assertThat(runs.getFirst()).containsExactly(
                    "health PASS", "db_health PASS", "whoami PASS", "chat_happy PASS", "chat_415 PASS", "drill_a PASS",
                    "drill_b PASS", "drill_c PASS", "drill_d PASS", "drill_e PASS", "drill_f PASS", "budget_block PASS",
                    "burst_429 PASS", "burst_recovery PASS", "drill_g PASS", "drill_h PASS", "health_after PASS",
                    "db_health_after PASS", "drill_i PASS", "certificate PASS", "breaker_open SKIPPED");
            assertThat(runs).containsOnly(runs.getFirst());
        }
    }

    /** What is tried and documented is the catalog's; what is asked is the plan's. */
    @Test
    void with_nothing_along_it_asks_the_gates_of_the_catalog() {
        for (SuiteParameters options : List.of(SuiteParameters.defaults(), SuiteParameters.defaults().withRecovery())) {
            assertThat(suite(Set.of(), options).gates()).extracting(Gate::name).containsExactlyElementsOf(
                    new SuiteCatalog(Staging.CONTRACT).promotionGate(Environment.STAGING, options).gates().stream()
                            .map(Gate::name).toList());
        }
    }

    @Test
    void a_policy_can_require_each_gate_that_it_can_run_and_no_other() {
        List<String> names = new ArrayList<>(List.of("revision"));
        suite(ALL, SuiteParameters.defaults().withRecovery()).gates().forEach(gate -> names.add(gate.name().word()));
        assertThat(BuiltInGates.ofStaging()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void with_the_lockouts_of_the_real_service_it_passes_within_its_deadline() {
        try (Staging staging = a_staging_service(settings -> settings.withLogFile(folder.resolve("service.log")))
                .with_a_deadline_of(Duration.ofMinutes(15))) {
            var start = staging.now();
            assertThat(notPassed(staging.run(suite(ALL, SuiteParameters.defaults())))).isEmpty();
            assertThat(Duration.between(start, staging.now())).isLessThan(Duration.ofMinutes(4));
        }
    }

    /** 30 s, 2 min, 10 min, 1 h: what one run leaves behind, the next knows, as the doors hand it on. */
    @Test
    void three_runs_in_a_row_under_escalating_lockouts_say_the_same_or_say_before_asking_that_they_cannot() {
        try (Staging staging = a_staging_service(
                settings -> settings.withLogFile(folder.resolve("service.log")).withWaf(WafLimits.defaults()))
                .with_a_deadline_of(Duration.ofMinutes(15))) {
            Suite suite = suite(EnumSet.of(OptionalSuite.DRILLS), SuiteParameters.defaults());
            List<Lockouts.Lockout> left = List.of();
            List<String> first = List.of();
            List<Verdict> verdicts = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                Lockouts lockouts = new Lockouts(left);
                GateRun run = staging.run(suite, lockouts);
                left = lockouts.known();
                verdicts.add(run.verdict());
                first = first.isEmpty() ? verdicts(run) : first;
                List<String> expected = first;
                assertThat(run.gates()).as("run " + i).noneMatch(gate -> gate.verdict() == Verdict.FAIL);
                run.gates().stream().filter(gate -> gate.verdict() == Verdict.INCONCLUSIVE).forEach(gate -> {
                    assertThat(gate.attempts()).as(gate.name() + ": " + gate.reason()).isZero();
                    assertThat(gate.reason()).contains("not run: the rate limit that ");
                });
                run.gates().stream().filter(gate -> gate.verdict() == Verdict.PASS)
                        .forEach(gate -> assertThat(expected).contains(gate.name() + " PASS"));
            }
            assertThat(verdicts).startsWith(Verdict.PASS).contains(Verdict.INCONCLUSIVE);
            assertThat(left).anySatisfy(lockout ->
                    assertThat(lockout.length()).isGreaterThanOrEqualTo(Duration.ofMinutes(10)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HEALTH_DIES,health_after certificate", "DATABASE_DIES,db_health_after certificate", "NO_COOKIE,whoami drill_b certificate", "JSON_INVALID_500,drill_e",
        "WAF_500,drill_h", "PLAN_LIMIT_OFF,drill_g", "LOG_LEAKS_TEXT,drill_i certificate",
        "NO_RATE_LIMIT,burst_429 drill_g drill_h certificate"})
    void a_fault_fails_the_gates_that_claim_the_property_and_no_other(Fault fault, String gates) {
        try (Staging staging = staging(fault)) {
            GateRun run = staging.run(suite(ALL, SuiteParameters.defaults()));
            assertThat(notPassed(run)).containsExactlyInAnyOrder(gates.split(" "));
            assertThat(run.verdict()).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void without_anything_the_gates_are_those_of_staging_and_the_rest_says_how_to_ask() {
        try (Staging staging = staging()) {
            GateRun run = staging.run(suite(Set.of(), SuiteParameters.defaults()));
            assertThat(run.gates().stream().filter(gate -> gate.verdict() == Verdict.PASS)).hasSize(8);
            assertThat(gate(run, "drill_a").reason()).isEqualTo("not run; add `--with drills`");
            assertThat(gate(run, "drill_i").reason()).isEqualTo("not run; add `--with drills`");
            assertThat(gate(run, "budget_block").reason()).isEqualTo("not run; add `--with cost`");
            assertThat(gate(run, "breaker_open").reason()).isEqualTo("not run; run `cost-drill-breaker`");
            assertThat(gate(run, "certificate").reason()).isEqualTo("not run; add `--with certify`");
        }
    }

    @Test
    void a_suite_that_is_not_there_is_refused_with_those_that_are() {
        assertThat(OptionalSuite.parse("Cost, drills")).containsExactlyInAnyOrder(OptionalSuite.COST, OptionalSuite.DRILLS);
        assertThatThrownBy(() -> OptionalSuite.parse("drills,chaos")).isInstanceOf(UsageError.class)
                .hasMessage("there is no suite 'chaos' for --with");
    }
}
