package tests.suites.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.suites.staging.Staging.a_staging_service;
import static tests.suites.staging.Staging.gate;
import static tests.suites.staging.Staging.notPassed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Environment;
import lockstep.demo.service.Fault;
import lockstep.gates.burst.Pace;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Expectation;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Lockouts;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;
import lockstep.gates.run.GateRun;
import lockstep.gates.suite.Suite;
import lockstep.suites.chat.ChatProfile;
import lockstep.suites.drills.Drill;
import lockstep.suites.drills.ReleaseDrills;
import lockstep.suites.failure.DatabaseOutcome;
import lockstep.suites.failure.FailureDrill;
import lockstep.suites.failure.FailureDrills;
import lockstep.suites.failure.Guide;
import lockstep.suites.failure.TerminalGuide;
import lockstep.suites.limits.Pacer;
import lockstep.suites.servicelog.LogGate;
import lockstep.suites.servicelog.LogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tests.suites.staging.Staging;

class FailureDrillsTest {

    private static final Map<FailureDrill, Fault> CHANGES = Map.of(
            FailureDrill.DATABASE, Fault.DATABASE_DOWN,
            FailureDrill.CORS, Fault.CORS_MALFORMED,
            FailureDrill.MODEL_KEY, Fault.MODEL_KEY_WRONG);

    /** An operator who does as told, and takes five seconds for it. */
    private static Guide operator(Staging staging, FailureDrill drill) {
        return (instructions, deadline) -> {
            staging.pass(Duration.ofSeconds(5));
            if (instructions.getFirst().startsWith("Failure drill")) {
                try {
                    staging.service().break_(CHANGES.get(drill));
                } catch (ConfigurationError refused) {
                    assertThat(drill).isEqualTo(FailureDrill.CORS);
                }
            } else {
                staging.service().mend(CHANGES.get(drill));
            }
            return true;
        };
    }

    private static GateRun run(Staging staging, FailureDrill drill, Guide guide) {
        Pacer pacer = new Pacer(Pace.defaults());
        LogGate log = new LogGate(new LogSource.None(), Staging.CONTRACT.chat(), List.of());
        List<Gate> gates = new ArrayList<>(new ReleaseDrills(Staging.CONTRACT, log, pacer)
                .within(Set.of(Drill.A, Drill.C), Set.of(), Set.of()));
        gates.addAll(new FailureDrills(Staging.CONTRACT, guide, pacer, Duration.ofMinutes(3), DatabaseOutcome.EITHER)
                .gates(Set.of(drill), Set.of(new GateName("drill_a"), new GateName("drill_c"))));
        return staging.run(new Suite("release-drills", gates).of(ChatProfile.PROFILE));
    }

    @ParameterizedTest
    @EnumSource
    void a_service_that_fails_as_documented_and_is_well_again_passes(FailureDrill drill) {
        try (Staging staging = a_staging_service()) {
            GateRun run = run(staging, drill, operator(staging, drill));
            assertThat(run.gates()).allSatisfy(gate ->
                    assertThat(gate.verdict()).as(gate.name() + ": " + gate.reason()).isEqualTo(Verdict.PASS));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE,DATABASE_DOWN_CHAT_OPEN,failure_database",
        "CORS,CORS_MALFORMED_STARTS,failure_cors",
        "MODEL_KEY,MODEL_KEY_TRACEBACK,failure_model_key"})
    void a_service_that_fails_otherwise_fails_its_drill_alone(FailureDrill drill, Fault fault, String gate) {
        try (Staging staging = a_staging_service(fault)) {
            GateRun run = run(staging, drill, operator(staging, drill));
            assertThat(notPassed(run)).containsExactly(gate);
            assertThat(gate(run, gate).verdict()).as(gate(run, gate).reason()).isEqualTo(Verdict.FAIL);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_change_that_shows_no_effect_is_inconclusive(FailureDrill drill) {
        try (Staging staging = a_staging_service()) {
            GateRun run = run(staging, drill, (instructions, deadline) -> true);
            assertThat(notPassed(run)).containsExactly(drill.gateName().word());
            assertThat(gate(run, drill.gateName().word()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @Test
    void a_service_that_is_not_made_well_again_fails() {
        try (Staging staging = a_staging_service()) {
            Guide lazy = (instructions, deadline) -> {
                if (instructions.getFirst().startsWith("Failure drill")) {
                    staging.service().break_(Fault.DATABASE_DOWN);
                }
                return true;
            };
            GateRun run = run(staging, FailureDrill.DATABASE, lazy);
            assertThat(notPassed(run)).containsExactly("failure_database_restored");
            assertThat(gate(run, "failure_database_restored").reason()).isEqualTo("still unhealthy: db health 503");
        }
    }

    @Test
    void nothing_is_begun_on_a_service_that_is_not_well() {
        List<String> told = new ArrayList<>();
        try (Staging staging = a_staging_service(Fault.DB_503)) {
            GateRun run = run(staging, FailureDrill.DATABASE, (instructions, deadline) -> told.addAll(instructions));
            assertThat(gate(run, "failure_database").reason()).startsWith("not started");
            assertThat(gate(run, "failure_database_restored").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void a_model_that_fails_before_the_drill_shows_nothing_of_its_key() {
        List<String> told = new ArrayList<>();
        try (Staging staging = a_staging_service(Fault.MODEL_KEY_WRONG)) {
            GateRun run = run(staging, FailureDrill.MODEL_KEY, (instructions, deadline) -> told.addAll(instructions));
            assertThat(gate(run, "failure_model_key").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(gate(run, "failure_model_key").reason())
                    .startsWith("not started: the model failed before the drill already");
            assertThat(gate(run, "failure_model_key_restored").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(told).isEmpty();
        }
    }

    @Test
    void a_service_that_names_no_failure_by_an_empty_text_is_well_before_the_drill() {
        assertThat(modelKeyAfter(Sights.chat(200, ""))).isEqualTo("not started: nobody confirmed the change");
        assertThat(modelKeyAfter(Sights.chat(200, "PROVIDER_ERROR")))
                .startsWith("not started: the model failed before the drill already (failure_type PROVIDER_ERROR)");
        assertThat(modelKeyAfter(Sights.chat(200, "No model, today")))
                .startsWith("not started: the model failed before the drill already (failure_type (text of 15 characters))");
    }

    /** Why it was not run, where the chat before it was answered so, and nobody confirms a change. */
    private static String modelKeyAfter(Observation chat) {
        GateName before = new GateName("drill_c");
        GateResult seen = GateResult.of(before, Decision.pass("200"), Request.get("/"), Expectation.status(200),
                Observed.of(chat, ChatProfile.PROFILE), 1);
        FailureDrills drills = new FailureDrills(Staging.CONTRACT, (instructions, deadline) -> false,
                new Pacer(Pace.defaults()), Duration.ofMinutes(3), DatabaseOutcome.EITHER);
        Gate drill = drills.gates(Set.of(FailureDrill.MODEL_KEY), Set.of(before)).getFirst();
        return drill.run(new GateContext(null, Environment.STAGING, Deadline.in(Duration.ofMinutes(1)), time -> { },
                InstantSource.system(), RunListener.silent(), new Lockouts(), List.of(seen))).reason();
    }

    @Test
    void a_model_that_fails_once_may_do_so_with_the_right_key() {
        try (Staging staging = a_staging_service()) {
            Guide coincidence = (instructions, deadline) -> {
                if (instructions.getFirst().startsWith("Failure drill")) {
                    staging.service().break_(Fault.MODEL_KEY_WRONG);
                    staging.after(Duration.ofSeconds(1), () -> staging.service().mend(Fault.MODEL_KEY_WRONG));
                }
                return true;
            };
            GateRun run = run(staging, FailureDrill.MODEL_KEY, coincidence);
            assertThat(gate(run, "failure_model_key").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(gate(run, "failure_model_key").reason())
                    .isEqualTo("chat is answered as before: the change has no effect");
        }
    }

    /** Breaks the database at once, and has this happen so much later. */
    private static Guide restart(Staging staging, Duration later, Runnable event) {
        return (instructions, deadline) -> {
            if (instructions.getFirst().startsWith("Failure drill")) {
                staging.service().break_(Fault.DATABASE_DOWN);
                staging.after(later, event);
            }
            return true;
        };
    }

    @Test
    void a_database_that_errs_only_while_the_app_starts_shows_nothing_of_its_absence() {
        try (Staging staging = a_staging_service()) {
            GateRun run = run(staging, FailureDrill.DATABASE, restart(staging, Duration.ofSeconds(1),
                    () -> staging.service().mend(Fault.DATABASE_DOWN)));
            assertThat(gate(run, "failure_database").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(gate(run, "failure_database").reason()).isEqualTo(
                    "db health is 200 again after an error, as after any restart: the change has no effect");
        }
    }

    @Test
    void a_chat_that_fails_closed_late_still_has_its_time() {
        try (Staging staging = a_staging_service()) {
            Guide late = (instructions, deadline) -> {
                if (instructions.getFirst().startsWith("Failure drill")) {
                    staging.after(Duration.ofSeconds(170), () -> staging.service().break_(Fault.DATABASE_DOWN));
                } else {
                    staging.service().mend(Fault.DATABASE_DOWN);
                }
                return true;
            };
            assertThat(notPassed(run(staging, FailureDrill.DATABASE, late))).isEmpty();
        }
    }

    @Test
    void a_terminal_where_nobody_answers_begins_nothing() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Guide guide = new TerminalGuide(new PrintStream(err), new ByteArrayInputStream(new byte[0]), false);
        assertThat(guide.isDone(List.of("do this"), Deadline.in(Duration.ofSeconds(5)))).isFalse();
        assertThat(err.toString()).contains("do this", "Press ENTER");
    }

    @Test
    void enter_and_yes_go_on() {
        PrintStream err = new PrintStream(new ByteArrayOutputStream());
        Deadline soon = Deadline.in(Duration.ofSeconds(5));
        assertThat(new TerminalGuide(err, new ByteArrayInputStream("\n".getBytes()), false).isDone(List.of(), soon))
                .isTrue();
        assertThat(new TerminalGuide(err, new ByteArrayInputStream(new byte[0]), true).isDone(List.of(), soon))
                .isTrue();
    }
}
