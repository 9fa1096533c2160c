package tests.suites.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.suites.staging.Staging.a_staging_service;
import static tests.suites.staging.Staging.gate;
import static tests.suites.staging.Staging.notPassed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.base.error.UsageError;
import lockstep.demo.governor.PlanLimits;
import lockstep.demo.service.Fault;
import lockstep.gates.burst.Pace;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.gates.suite.Suite;
import lockstep.suites.drills.Drill;
import lockstep.suites.drills.ReleaseDrills;
import lockstep.suites.limits.Pacer;
import lockstep.suites.servicelog.LogGate;
import lockstep.suites.servicelog.LogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tests.suites.staging.Staging;

class ReleaseDrillsTest {

    private static final Set<Drill> ALL = EnumSet.allOf(Drill.class);

    @TempDir
    Path folder;

    private static Suite drills(Set<Drill> wanted, LogSource log, Pace pace) {
        LogGate gate = new LogGate(log, Staging.CONTRACT.chat(), List.of());
        return new ReleaseDrills(Staging.CONTRACT, gate, new Pacer(pace)).suite(wanted);
    }

    private Path log() {
        return folder.resolve("service.log");
    }

    private GateRun allOn(Staging staging) {
        return staging.run(drills(ALL, new LogSource.File(log()), Pace.defaults()));
    }

    private Staging logged(Fault... faults) {
        return a_staging_service(settings -> settings.withLogFile(log()), faults);
    }

    @Test
    void the_healthy_service_passes_all_nine_and_is_healthy_still() {
        try (Staging staging = logged()) {
            GateRun run = allOn(staging);
            assertThat(run.gates()).hasSize(11).allSatisfy(gate ->
                    assertThat(gate.verdict()).as(gate.name() + ": " + gate.reason()).isEqualTo(Verdict.PASS));
            assertThat(gate(run, "drill_g").reason())
                    .isEqualTo("filler: 413, failure_type REQUEST_TOO_LARGE; requests: 4 × 200, then 8 × 429");
            assertThat(gate(run, "drill_h").observed().orElseThrow().codes()).hasSize(40);
            assertThat(gate(run, "drill_i").reason()).contains("lines about chats, each with the required fields");
        }
    }

    @Test
    void release_drills_pass_three_times_in_a_row_although_two_of_them_lock_out_each_time() {
        try (Staging staging = a_staging_service(
                settings -> settings.withLogFile(log()).withLockouts(Duration.ofSeconds(30)))) {
            Stream.generate(() -> allOn(staging)).limit(3)
                    .forEach(run -> assertThat(notPassed(run)).isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HEALTH_DIES,health_after", "DATABASE_DIES,db_health_after", "NO_COOKIE,drill_b", "CHAT_UNGOVERNED,drill_c",
        "UNSUPPORTED_TYPE_400,drill_d", "UNSUPPORTED_TYPE_UNSTRUCTURED,drill_d", "JSON_INVALID_500,drill_e",
        "MISSING_TEXT_200,drill_f", "PLAN_LIMIT_OFF,drill_g", "WAF_500,drill_h",
        "LOG_WITHOUT_REQUEST_ID,drill_i", "LOG_LEAKS_TEXT,drill_i"})
    void a_fault_fails_its_own_drill_alone(Fault fault, String drill) {
        try (Staging staging = logged(fault)) {
            GateRun run = allOn(staging);
            assertThat(notPassed(run)).containsExactly(drill);
            assertThat(gate(run, drill).verdict()).isEqualTo(Verdict.FAIL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"BURST_500", "NO_RATE_LIMIT", "LIMIT_UNSTRUCTURED"})
    void a_limit_that_is_broken_fails_both_drills_about_limits(Fault fault) {
        try (Staging staging = logged(fault)) {
            assertThat(notPassed(allOn(staging))).containsExactly("drill_g", "drill_h");
        }
    }

    @Test
    void a_limiter_in_memory_fails_the_filler_of_drill_g_too() {
        try (Staging staging = a_staging_service(Fault.LIMITER_IN_MEMORY)) {
            GateRun run = staging.run(drills(Drill.parse("G"), new LogSource.None(), Pace.defaults()));
            assertThat(gate(run, "drill_g").reason()).contains("filler: 413, but x-waf-limiter says memory-fallback");
        }
    }

    @Test
    void what_was_not_asked_for_is_skipped_and_says_how_to_ask() {
        try (Staging staging = a_staging_service()) {
            GateRun run = staging.run(drills(Drill.parse("c, A"), new LogSource.None(), Pace.defaults()));
            assertThat(run.gates().stream()
                    .filter(gate -> gate.verdict() == Verdict.PASS)
                    .map(gate -> gate.name().word()))
                    .containsExactly("drill_a", "drill_c", "health_after", "db_health_after");
            assertThat(run.gates()).hasSize(11);
            assertThat(gate(run, "drill_h").reason()).isEqualTo("not run; --only names others");
        }
    }

    @Test
    void without_a_log_drill_i_says_how_to_give_one() {
        try (Staging staging = a_staging_service()) {
            GateRun run = staging.run(drills(ALL, new LogSource.None(), Pace.defaults()));
            assertThat(run.verdict()).isEqualTo(Verdict.PASS);
            assertThat(gate(run, "drill_i").verdict()).isEqualTo(Verdict.SKIPPED);
            assertThat(gate(run, "drill_i").reason()).contains("--log-command");
        }
    }

    @Test
    void a_limit_that_somebody_else_ran_into_is_waited_out_once() {
        try (Staging staging = a_staging_service()) {
            staging.run(drills(Drill.parse("H"), new LogSource.None(), Pace.defaults()));
            GateRun run = staging.run(drills(Drill.parse("C,G"), new LogSource.None(), Pace.defaults()));
            assertThat(notPassed(run)).isEmpty();
            assertThat(gate(run, "drill_c").attempts()).isEqualTo(2);
        }
    }

    @Test
    void a_lockout_beyond_the_deadline_leaves_the_next_drill_open() {
        try (Staging staging = a_staging_service(settings -> settings.withLockouts(Duration.ofMinutes(10)))
                .with_a_deadline_of(Duration.ofMinutes(5))) {
            GateRun run = staging.run(drills(Drill.parse("G,H"), new LogSource.None(), Pace.defaults()));
            assertThat(notPassed(run)).containsExactly("drill_h");
            assertThat(gate(run, "drill_h").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @Test
    void a_plan_that_is_used_up_leaves_drill_g_open() {
        try (Staging staging = a_staging_service(settings -> settings.withPlan(new PlanLimits(8_000, 1)))) {
            GateRun run = staging.run(drills(Drill.parse("B,C,G"), new LogSource.None(), Pace.defaults()));
            assertThat(gate(run, "drill_g").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"J", "", "A,,C", "AC", "\u001b[2J"})
    void a_drill_that_is_not_there_is_refused_with_those_that_are(String only) {
        assertThatThrownBy(() -> Drill.parse(only)).isInstanceOf(UsageError.class).message().doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A,G,H", "G,H", "H"})
    void a_service_that_says_it_is_production_is_not_burst_whatever_its_url(String only) {
        try (Staging staging = a_staging_service(Fault.WRONG_ENVIRONMENT)) {
            GateRun run = staging.run(drills(Drill.parse(only), new LogSource.None(), Pace.defaults()));
            assertThat(run.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(gate(run, only.startsWith("A") ? "drill_a" : "health").reason())
                    .contains("the service says that it is production");
            assertThat(gate(run, "drill_h").reason()).startsWith("not run");
            assertThat(staging.service().log().lines()).isEmpty();
        }
    }

    @Test
    void without_drill_a_health_is_asked_first_and_again() {
        try (Staging staging = a_staging_service()) {
            GateRun run = staging.run(drills(Drill.parse("C"), new LogSource.None(), Pace.defaults()));
            assertThat(run.gates().stream().filter(gate -> gate.verdict() == Verdict.PASS)
                    .map(gate -> gate.name().word()))
                    .containsExactly("health", "db_health", "drill_c", "health_after", "db_health_after");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEALTH_500", "DB_503"})
    void nothing_that_costs_is_sent_to_a_service_that_is_not_healthy(Fault fault) {
        try (Staging staging = logged(fault)) {
            GateRun run = allOn(staging);
            assertThat(gate(run, "drill_a").verdict()).isEqualTo(Verdict.FAIL);
            assertThat(gate(run, "drill_h").reason()).isEqualTo("not run, because drill_a did not pass");
            assertThat(staging.service().log().lines()).isEmpty();
        }
    }
}
