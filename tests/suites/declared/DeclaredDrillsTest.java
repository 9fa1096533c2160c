package tests.suites.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.Target;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import lockstep.suites.declared.DeclaredSuites;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tests.demo.service.ManualClock;
import tests.house.Repository;

/** The drills that can be declared, on the embedded service. */
class DeclaredDrillsTest {

    private static final String YAML = Repository.read(Repository.root().resolve("docs/drills.yaml"));
    /** Drill G's text of 9,000 characters, and drill I, are not declared. */
    private static final List<String> ELSEWHERE = List.of("drill_g", "drill_i");

    private final ManualClock clock = new ManualClock();

    private List<GateResult> run(Fault... faults) {
        try (DemoService service = DemoService.start(DemoSettings.of(
                Environment.STAGING, new Sha("0".repeat(40))).withClock(clock).withFaults(faults))) {
            GateRunRequest order = new GateRunRequest(
                    new DeclaredSuites(GateFile.readOne(YAML, "drills.yaml", Beside.nothing()), Map.of())
                            .promotionGate(Environment.STAGING),
                    Environment.STAGING, Target.parse(service.base().toString()), Optional.empty(), Optional.empty(),
                    new Operator("tester"), HttpSettings.defaults(), Duration.ofHours(2));
            return new GateRunner(clock, clock::pass, new Secrets()).run(order, RunListener.silent()).gates();
        }
    }

    @Test
    void the_declared_drills_pass_on_the_healthy_service() {
        assertThat(run()).hasSize(9).allSatisfy(gate ->
                assertThat(gate.verdict()).as(gate.name() + ": " + gate.reason()).isEqualTo(Verdict.PASS));
    }

    static Stream<Fault> a_fault_of_a_drill_fails_it() {
        return Stream.of(Fault.values())
                .filter(fault -> fault.gates().stream().anyMatch(DeclaredDrillsTest::isDeclared));
    }

    private static boolean isDeclared(String gate) {
        return gate.startsWith("drill_") && !ELSEWHERE.contains(gate);
    }

    @ParameterizedTest
    @MethodSource
    void a_fault_of_a_drill_fails_it(Fault fault) {
        List<GateResult> results = run(fault);
        List<String> failed = results.stream().filter(gate -> gate.verdict() == Verdict.FAIL)
                .map(gate -> gate.name().word()).toList();
        assertThat(fault.gates().stream().filter(DeclaredDrillsTest::isDeclared)).as(results.toString()).allMatch(
                drill -> failed.stream().anyMatch(name -> name.startsWith(drill)));
    }
}
