package tests.demo.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.Target;
import lockstep.gates.revision.RevisionSource;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The service against the gates that are to judge it: right, it passes them all; with a fault, it fails that gate. */
class StagingGatesTest {

    private static final Sha COMMIT = new Sha("0123456789abcdef0123456789abcdef01234567");
    private static final List<String> STAGING =
            List.of("revision", "health", "db_health", "whoami", "chat_happy", "chat_415", "burst_429",
                    "burst_recovery", "health_after", "db_health_after");

    private final ManualClock clock = new ManualClock();

    @Test
    void the_healthy_service_passes_every_gate() {
        assertThat(run().gates()).allSatisfy(gate ->
                assertThat(gate.verdict()).as(gate.name() + ": " + gate.reason()).isEqualTo(Verdict.PASS));
    }

    @Test
    void the_staging_gates_pass_three_times_in_a_row_although_each_burst_locks_out() {
        try (DemoService service = DemoService.start(settings())) {
            assertThat(Stream.generate(() -> run(service).verdict()).limit(3)).containsOnly(Verdict.PASS);
        }
    }

    @ParameterizedTest
    @MethodSource
    void a_fault_fails_its_own_gate_and_none_that_it_does_not_name(Fault fault) {
        List<String> failed = run(fault).gates().stream()
                .filter(gate -> gate.verdict() != Verdict.PASS && !gate.reason().startsWith("not run"))
                .map(gate -> gate.name().word())
                .toList();
        List<String> named = fault.gates().stream().filter(STAGING::contains).toList();
        assertThat(failed).isSubsetOf(named);
        if (STAGING.contains(fault.gates().getFirst())) {
            assertThat(failed).contains(fault.gates().getFirst());
        }
    }

    static Stream<Fault> a_fault_fails_its_own_gate_and_none_that_it_does_not_name() {
        return Stream.of(Fault.values()).filter(fault -> !fault.gates().isEmpty());
    }

    @Test
    void default_limits_leave_room_for_the_happy_chat_and_part_of_the_burst() {
        GateResult burst = run().gate(new GateName("burst_429")).orElseThrow();
        assertThat(burst.observed().orElseThrow().codes()).hasSize(15).containsOnly(200, 429);
        assertThat(burst.reason()).isEqualTo("4 × 200, then 11 × 429");
    }

    private GateRun run(Fault... faults) {
        try (DemoService service = DemoService.start(settings().withFaults(faults))) {
            return run(service);
        }
    }

    private DemoSettings settings() {
        return DemoSettings.of(Environment.STAGING, COMMIT).withClock(clock);
    }

    private GateRun run(DemoService service) {
        GateRunRequest order = new GateRunRequest(
                new SuiteCatalog(ServiceContract.defaults())
                        .promotionGate(Environment.STAGING, SuiteParameters.defaults().withRecovery()),
                Environment.STAGING, Target.parse(service.base().toString()), Optional.of(COMMIT),
                Optional.of(new RevisionSource.Field("/version", "commit")), new Operator("tester"),
                HttpSettings.defaults(), Duration.ofMinutes(30));
        return new GateRunner(clock, clock::pass, new Secrets()).run(order, RunListener.silent());
    }
}
