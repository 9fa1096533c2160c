package tests.suites.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.suites.staging.Staging.a_staging_service;
import static tests.suites.staging.Staging.gate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.digest.Sha256;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Environment;
import lockstep.demo.governor.WafLimits;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import lockstep.gates.burst.Pace;
import lockstep.gates.gate.About;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.gates.suite.Suite;
import lockstep.suites.chat.ChatDemand;
import lockstep.suites.chat.ChatProfile;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.ServiceLimits;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteParameters;
import lockstep.suites.cost.BudgetExpectation;
import lockstep.suites.cost.CostParameters;
import lockstep.suites.cost.CostSuites;
import lockstep.suites.drills.Drill;
import lockstep.suites.drills.ReleaseDrills;
import lockstep.suites.failure.DatabaseOutcome;
import lockstep.suites.failure.FailureDrill;
import lockstep.suites.failure.FailureDrills;
import lockstep.suites.limits.Pacer;
import lockstep.suites.servicelog.LogGate;
import lockstep.suites.servicelog.LogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The trial on the real service, repeated on a stand-in that behaves as it did: each verdict is true. */
class RealServiceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String APOLOGY = "I had trouble with that just now. Could you try once more?";

    /** The real window of 10 s and answers of 6 to 9 s, a tenth of both. */
    private static final ServiceContract TENTH = ServiceContract.defaults().limitedBy(
            new ServiceLimits(new Pace(5, SECOND), List.of(), Duration.ofHours(24), 5, Duration.ofMinutes(1)));

    @TempDir
    Path folder;

    private static Suite promotion(ServiceContract service, SuiteParameters options) {
        return new SuiteCatalog(service).promotionGate(Environment.STAGING, options);
    }

    private static Suite promotion() {
        return promotion(Staging.CONTRACT, SuiteParameters.defaults());
    }

    private static Staging slow(Duration answer) {
        return a_staging_service(settings -> settings.withClock(InstantSource.system())
                .withWaf(WafLimits.defaults().withBurst(5, SECOND)).withAnswersAfter(answer));
    }

    @Test
    void a_slow_service_s_limit_is_reached_by_asking_more_at_a_time() {
        try (Staging staging = slow(Duration.ofMillis(700))) {
            GateResult burst = gate(staging.run(promotion(TENTH, SuiteParameters.defaults())), "burst_429");
            assertThat(burst.verdict()).as(burst.reason()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void a_slow_service_asked_one_at_a_time_on_purpose_is_not_judged_and_the_arithmetic_is_told() {
        try (Staging staging = slow(Duration.ofMillis(300))) {
            SuiteParameters oneAtATime = SuiteParameters.of(Optional.of(6), Optional.of(1), false, false);
            GateResult burst = gate(staging.run(promotion(TENTH, oneAtATime)), "burst_429");
            assertThat(burst.verdict()).as(burst.reason()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(burst.about()).contains(About.WAY);
            assertThat(burst.reason()).matches("6 × 200, no 429: 6 requests over 1\\.\\d s; a limit of 5 requests in "
                    + "1\\.0 s was not put to the test: send at least 11");
        }
    }

    @Test
    void an_apology_passes_unless_the_gate_is_told_to_demand_more_by_digest_length_or_field() {
        try (Staging staging = a_staging_service(Fault.MODEL_APOLOGISES)) {
            assertThat(gate(staging.run(promotion()), "chat_happy").verdict()).isEqualTo(Verdict.PASS);
        }
        assertThat(chatHappy(new ChatDemand(Map.of(), Set.of(), Set.of(APOLOGY.length()), Duration.ZERO)))
                .isEqualTo("not a governed chat answer: rendered_text is as long as a known apology");
        String digest = Sha256.of(APOLOGY.getBytes(StandardCharsets.UTF_8)).toString();
        assertThat(chatHappy(new ChatDemand(Map.of(), Set.of(digest), Set.of(), Duration.ZERO)))
                .isEqualTo("not a governed chat answer: rendered_text is a known apology, by its digest");
        assertThat(chatHappy(new ChatDemand(Map.of("model_class", List.of("large")), Set.of(), Set.of(), Duration.ZERO)))
                .isEqualTo("not a governed chat answer: model_class is not large");
        assertThat(chatHappy(new ChatDemand(Map.of(), Set.of(), Set.of(), Duration.ofSeconds(20))))
                .endsWith("sooner than a model can: at least 20.0 s was required");
    }

    private static String chatHappy(ChatDemand demand) {
        try (Staging staging = a_staging_service(Fault.MODEL_APOLOGISES)) {
            GateResult chat = gate(
                    staging.run(promotion(Staging.CONTRACT.demanding(demand), SuiteParameters.defaults())), "chat_happy");
            assertThat(chat.verdict()).isEqualTo(Verdict.FAIL);
            return chat.reason();
        }
    }

    @Test
    void limits_kept_in_memory_fail_the_chat_and_the_burst() {
        try (Staging staging = a_staging_service(Fault.LIMITER_IN_MEMORY)) {
            GateRun run = staging.run(promotion());
            assertThat(Staging.notPassed(run)).containsExactly("chat_happy", "burst_429");
            assertThat(gate(run, "chat_happy").reason())
                    .isEqualTo("200, but x-waf-limiter says memory-fallback: the service runs degraded");
            assertThat(gate(run, "chat_happy").observed().orElseThrow().headers())
                    .containsEntry("x-waf-limiter", "memory-fallback");
        }
    }

    @Test
    void limits_kept_in_memory_fail_the_cost_gate_too() {
        try (Staging staging = a_staging_service(Fault.LIMITER_IN_MEMORY)) {
            CostParameters cost = new CostParameters(8, BudgetExpectation.NO_BLOCK, false);
            GateResult budget = gate(
                    staging.run(new CostSuites(Staging.CONTRACT, cost, new Pacer(Pace.defaults()))
                            .gate(Environment.STAGING)),
                    "budget_block");
            assertThat(budget.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(budget.reason()).contains("x-waf-limiter says memory-fallback: the service runs degraded");
        }
    }

    @Test
    void a_database_that_dies_while_the_cost_gate_runs_fails_it() {
        try (Staging staging = a_staging_service()) {
            CostParameters cost = new CostParameters(8, BudgetExpectation.NO_BLOCK, false);
            RunListener dying = new RunListener() {
                @Override
                public void answered(GateName gate, int index, int size, int status) {
                    if (index == 2) {
                        staging.service().break_(Fault.DB_503);
                    }
                }
            };
            GateRun run = staging.run(
                    new CostSuites(Staging.CONTRACT, cost, new Pacer(Pace.defaults()))
                            .gate(Environment.STAGING), Environment.STAGING, dying);
            assertThat(Staging.notPassed(run)).containsExactly("db_health_after");
            assertThat(gate(run, "db_health_after").reason()).isEqualTo("expected status 200, got 503");
            assertThat(run.verdict()).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void a_restart_in_the_middle_is_told_and_decides_nothing() {
        try (Staging staging = a_staging_service(Fault.RESTARTS)) {
            staging.pass(Duration.ofMinutes(10));
            GateResult after = gate(
                    staging.run(promotion(Staging.CONTRACT, SuiteParameters.defaults().withRecovery()), Environment.STAGING,
                            letting(staging, "health", Duration.ofSeconds(5))), "health_after");
            assertThat(after.verdict()).as(after.reason()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(after.about()).contains(About.SERVICE);
            assertThat(after.reason()).matches(
                    "the service restarted while the gates ran: it is up for 31 s, was up for 600 s at the start, and the "
                            + "run began 36 s ago");
        }
    }

    /** Time passes when a gate is over. */
    private static RunListener letting(Staging staging, String gate, Duration time) {
        return new RunListener() {
            @Override
            public void finished(GateResult result) {
                if (result.name().word().equals(gate)) {
                    staging.pass(time);
                }
            }
        };
    }

    @Test
    void a_burst_without_a_limit_that_somebody_lets_through_is_no_pass_and_its_claim_says_so() {
        try (Staging staging = a_staging_service(Fault.NO_RATE_LIMIT)) {
            GateRun run = staging.run(promotion(
                    Staging.CONTRACT, SuiteParameters.of(Optional.of(12), Optional.of(3), true, false)));
            assertThat(run.verdict()).isEqualTo(Verdict.PASS);
            GateResult burst = gate(run, "burst_429");
            assertThat(burst.verdict()).isEqualTo(Verdict.SKIPPED);
            assertThat(burst.expected()).isEqualTo("12 requests, 3 at a time: status 200 or 429, x-waf-limiter not "
                    + "memory-fallback; no 429 is needed (--allow-no-429)");
        }
        try (Staging staging = a_staging_service()) {
            assertThat(gate(staging.run(promotion()), "burst_429").expected()).isEqualTo(
                    "15 requests, 4 at a time, more where answers are slow: status 200 or 429, x-waf-limiter not "
                            + "memory-fallback, a 429 after a 200");
        }
    }

    @Test
    void a_limiter_that_loses_its_database_after_the_burst_fails_the_recovery() {
        try (Staging staging = a_staging_service()) {
            RunListener losing = new RunListener() {
                @Override
                public void note(GateName gate, String words) {
                    if (gate.word().equals("burst_recovery")) {
                        staging.service().break_(Fault.LIMITER_IN_MEMORY);
                    }
                }
            };
            GateRun run = staging.run(promotion(Staging.CONTRACT, SuiteParameters.defaults().withRecovery()),
                    Environment.STAGING, losing);
            assertThat(Staging.notPassed(run)).containsExactly("burst_recovery");
            assertThat(gate(run, "burst_recovery").reason())
                    .isEqualTo("200, but x-waf-limiter says memory-fallback: the service runs degraded");
        }
    }

    @Test
    void a_service_that_says_it_is_production_is_not_burst_as_staging() {
        try (Staging staging = a_staging_service(Fault.WRONG_ENVIRONMENT)) {
            GateRun run = staging.run(promotion());
            assertThat(gate(run, "health").reason()).isEqualTo("the service says that it is production");
            assertThat(gate(run, "burst_429").reason()).isEqualTo("not run, because health did not pass");
            assertThat(staging.service().log().lines()).hasSize(1);
        }
    }

    @Test
    void an_unexpected_429_in_production_fails_without_waiting() {
        try (Staging production = a_staging_service(settings ->
                DemoSettings.of(Environment.PRODUCTION, settings.revision()).withClock(settings.clock()))) {
            Suite smoke = new SuiteCatalog(Staging.CONTRACT).smoke(Environment.PRODUCTION);
            GateRun last = production.run(smoke, Environment.PRODUCTION, RunListener.silent());
            for (int more = 0; more < 5; more++) {
                last = production.run(smoke, Environment.PRODUCTION, RunListener.silent());
            }
            assertThat(production.now()).isEqualTo(Staging.START);
            assertThat(gate(last, "chat_happy").reason())
                    .isEqualTo("unexpected 429: in production, a rollback trigger");
        }
    }

    @Test
    void extra_lines_beside_chat_records_do_not_fail_drill_i() {
        Path log = folder.resolve("service.log");
        try (Staging staging = a_staging_service(settings -> settings.withLogFile(log), Fault.LOG_VERIFY_LINES)) {
            GateResult observed = gate(staging.run(new ReleaseDrills(
                    Staging.CONTRACT, new LogGate(new LogSource.File(log), "/api/chat", List.of()),
                    new Pacer(Pace.defaults())).suite(EnumSet.of(Drill.A, Drill.C, Drill.I))), "drill_i");
            assertThat(observed.verdict()).as(observed.reason()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void a_provider_that_only_times_out_does_not_put_the_breaker_to_the_test() {
        try (Staging staging = a_staging_service(Fault.MODEL_TIMES_OUT)) {
            CostParameters options = new CostParameters(8, BudgetExpectation.UNSAID, true);
            GateResult open = gate(staging.run(
                    new CostSuites(Staging.CONTRACT, options, new Pacer(Pace.defaults())).breakerDrill(false)),
                    "breaker_open");
            assertThat(open.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(open.reason()).isEqualTo("never open in 8 chats: 0 failed by an error of the provider, 8 by "
                    + "TIMEOUT, which a breaker need not count, and 5 in a row within 1 min 00 s were to open it: give "
                    + "more attempts while the provider fails");
        }
    }

    @Test
    void a_lockout_known_to_outlast_the_run_is_not_asked_into() {
        try (Staging staging = a_staging_service(settings -> settings.withLockouts(Duration.ofHours(1)))
                .with_a_deadline_of(Duration.ofMinutes(15))) {
            GateRun run = staging.run(new ReleaseDrills(
                    Staging.CONTRACT, new LogGate(new LogSource.None(), "/api/chat", List.of()),
                    new Pacer(Pace.defaults())).suite(EnumSet.of(Drill.A, Drill.G, Drill.H)));
            assertThat(gate(run, "drill_g").verdict()).isEqualTo(Verdict.PASS);
            GateResult h = gate(run, "drill_h");
            assertThat(h.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(h.attempts()).isZero();
            assertThat(h.reason()).startsWith("not run: the rate limit that requests of this run met lasts until 2026-");
        }
    }

    @Test
    void any_restart_with_malformed_cors_that_then_starts_fails_the_cors_drill() {
        GateResult cors = drill(FailureDrill.CORS, DatabaseOutcome.EITHER, Fault.CORS_MALFORMED,
                Fault.CORS_MALFORMED_STARTS);
        assertThat(cors.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(cors.reason()).isEqualTo("the app has started with a malformed CORS_ORIGINS");
    }

    @Test
    void a_start_that_is_refused_for_a_while_and_then_comes_fails_the_cors_drill() {
        try (Staging staging = a_staging_service()) {
            GateResult cors = drill(FailureDrill.CORS, DatabaseOutcome.EITHER, staging, () -> {
                assertThatThrownBy(() -> staging.service().break_(Fault.CORS_MALFORMED));
                staging.after(Duration.ofSeconds(60), () -> staging.service().mend(Fault.CORS_MALFORMED));
            });
            assertThat(cors.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(cors.reason()).isEqualTo("the app has started with a malformed CORS_ORIGINS");
        }
    }

    @ParameterizedTest
    @EnumSource(value = FailureDrill.class, names = {"CORS", "DATABASE"})
    void a_service_that_answers_unhealthy_all_the_time_has_not_refused_to_start(FailureDrill drill) {
        GateResult unhealthy = drill(drill, DatabaseOutcome.EITHER, Fault.HEALTH_500);
        assertThat(unhealthy.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(unhealthy.reason())
                .isEqualTo("health answers 500: the app runs, and does not refuse to start");
    }

    @Test
    void a_refusal_to_start_counts_when_it_lasts() {
        assertThat(drill(FailureDrill.CORS, DatabaseOutcome.EITHER, Fault.CORS_MALFORMED).reason())
                .isEqualTo("the start is refused: the connection was refused for 180 s, and never a 200");
    }

    @Test
    void refusing_to_start_without_a_database_is_one_of_two_right_outcomes_and_told_by_name() {
        GateResult refused = drill(FailureDrill.DATABASE, DatabaseOutcome.EITHER, Fault.DATABASE_UNSET);
        assertThat(refused.verdict()).as(refused.reason()).isEqualTo(Verdict.PASS);
        assertThat(refused.reason()).startsWith("the start is refused: ");
        GateResult closed = drill(FailureDrill.DATABASE, DatabaseOutcome.EITHER, Fault.DATABASE_DOWN);
        assertThat(closed.reason()).matches("fails closed for 6\\d s: health 200, db health 503, chat refused with 503");
        assertThat(drill(FailureDrill.DATABASE, DatabaseOutcome.FAILS_CLOSED, Fault.DATABASE_UNSET).verdict())
                .isEqualTo(Verdict.FAIL);
        assertThat(drill(FailureDrill.DATABASE, DatabaseOutcome.REFUSES_TO_START, Fault.DATABASE_DOWN).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    private static GateResult drill(FailureDrill drill, DatabaseOutcome outcome, Fault change, Fault... before) {
        try (Staging staging = a_staging_service(before)) {
            return drill(drill, outcome, staging, () -> {
                try {
                    staging.service().break_(change);
                } catch (ConfigurationError refused) {
                    assertThat(refused.getMessage()).startsWith("the service does not start");
                }
            });
        }
    }

    private static GateResult drill(FailureDrill drill, DatabaseOutcome outcome, Staging staging, Runnable change) {
        FailureDrills drills = new FailureDrills(Staging.CONTRACT, (instructions, deadline) -> {
            staging.pass(Duration.ofSeconds(5));
            change.run();
            staging.pass(Duration.ofSeconds(5));
            return true;
        }, new Pacer(Pace.defaults()), Duration.ofMinutes(3), outcome);
        Suite suite = new Suite("release-drills", drills.gates(Set.of(drill), Set.of()).subList(0, 1))
                .of(ChatProfile.PROFILE);
        return gate(staging.run(suite), drill.gateName().word());
    }
}
