package tests.suites.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import lockstep.gates.declared.Keep;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.Target;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.gates.suite.Suite;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import lockstep.suites.chat.ServiceContract;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteParameters;
import lockstep.suites.declared.BuiltInDeclaration;
import lockstep.suites.declared.DeclaredSuites;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tests.demo.service.ManualClock;
import tests.house.Repository;

/** The six gates of staging, written by hand in YAML, beside the built-in ones on everything that can be wrong. */
class SixGatesTest {

    private static final Sha COMMIT = new Sha("0123456789abcdef0123456789abcdef01234567");
    private static final String YAML = Repository.read(Repository.root().resolve("docs/six-gates.yaml"));
    private static final List<String> SIX =
            List.of("health", "db_health", "whoami", "chat_happy", "chat_415", "burst_429");

    private final ManualClock clock = new ManualClock();

    private static Suite declared() {
        return new DeclaredSuites(GateFile.readOne(YAML, "six-gates.yaml", Beside.nothing()), Map.of())
                .promotionGate(Environment.STAGING);
    }

    private static Suite builtIn() {
        return new SuiteCatalog(ServiceContract.defaults())
                .promotionGate(Environment.STAGING, SuiteParameters.defaults());
    }

    private GateRun run(Suite suite, Fault... faults) {
        try (DemoService service = DemoService.start(
                DemoSettings.of(Environment.STAGING, COMMIT).withClock(clock).withFaults(faults))) {
            GateRunRequest order = new GateRunRequest(
                    suite, Environment.STAGING, Target.parse(service.base().toString()), Optional.of(COMMIT),
                    Optional.empty(), new Operator("tester"), HttpSettings.defaults(), Duration.ofMinutes(30));
            return new GateRunner(clock, clock::pass, new Secrets()).run(order, RunListener.silent());
        }
    }

    private static GateResult gate(GateRun run, String name) {
        return run.gate(new GateName(name)).orElseThrow();
    }

    @Test
    void the_six_declared_gates_pass_on_the_healthy_service() {
        assertThat(run(declared()).gates()).hasSize(6).allSatisfy(gate ->
                assertThat(gate.verdict()).as(gate.name() + ": " + gate.reason()).isEqualTo(Verdict.PASS));
    }

    @Test
    void declared_gates_keep_what_the_built_in_ones_keep_of_the_service_s_codes() {
        GateRun run = run(declared());
        assertThat(gate(run, "chat_415").reason()).isEqualTo("415, error_code content_type_invalid");
        assertThat(gate(run, "chat_happy").observed().orElseThrow().fields()).containsEntry("action", "ANSWER");
        assertThat(gate(run, "burst_429").reason()).isEqualTo("4 × 200, then 11 × 429");
    }

    private static List<Integer> codes(GateResult result) {
        return result.observed().map(Observed::codes).orElse(List.of()).stream().sorted().toList();
    }

    private static Map<String, Object> fields(GateResult result) {
        return result.observed().map(Observed::fields).orElse(Map.of());
    }

    /** The built-in gates keep known fields of every answer, declared ones what they name; both count a burst. */
    private static Map<String, Object> namedByKeep(String gate, Map<String, Object> fields) {
        Keep keep = GateFile.readOne(YAML, "six-gates.yaml", Beside.nothing()).gate(new GateName(gate)).orElseThrow()
                .keep();
        return fields.entrySet().stream()
                .filter(field -> field.getKey().equals("requests") || keep.keeps("/" + field.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    static Stream<Fault> on_every_fault_declared_gates_say_what_the_built_in_ones_say() {
        return Stream.of(Fault.values())
                .filter(fault -> fault != Fault.DATABASE_UNSET && fault != Fault.CORS_MALFORMED); // it does not start
    }

    @ParameterizedTest
    @MethodSource
    void on_every_fault_declared_gates_say_what_the_built_in_ones_say(Fault fault) {
        GateRun built = run(builtIn(), fault);
        GateRun written = run(declared(), fault);
        for (String name : SIX) {
            GateResult one = gate(built, name);
            GateResult other = gate(written, name);
            assertThat(other.verdict()).as(name + ": " + other.reason() + " beside " + one.reason())
                    .isEqualTo(one.verdict());
            if (codes(one).isEmpty()) {
                assertThat(other.observed().map(Observed::status)).as(name)
                        .isEqualTo(one.observed().map(Observed::status));
            }
            assertThat(codes(other)).as(name + ", in any order: several are under way").isEqualTo(codes(one));
            assertThat(fields(other)).as(name + ", what its keep names").isEqualTo(namedByKeep(name, fields(one)));
            assertThat(other.method()).isEqualTo(one.method());
            assertThat(other.path()).isEqualTo(one.path());
        }
    }

    private static List<String> names(Suite suite) {
        return suite.gates().stream().map(gate -> gate.name().word()).toList();
    }

    static Stream<Fault> what_is_printed_of_the_built_in_gates_says_what_they_say() {
        return on_every_fault_declared_gates_say_what_the_built_in_ones_say();
    }

    @ParameterizedTest
    @MethodSource
    void what_is_printed_of_the_built_in_gates_says_what_they_say(Fault fault) {
        String yaml = new BuiltInDeclaration(
                ServiceContract.defaults(), Environment.STAGING, SuiteParameters.defaults()).yaml();
        Suite printed = new DeclaredSuites(GateFile.readOne(yaml, "printed", Beside.nothing()), Map.of())
                .promotionGate(Environment.STAGING);
        assertThat(names(printed)).isEqualTo(names(builtIn()));
        GateRun built = run(builtIn(), fault);
        GateRun written = run(printed, fault);
        for (String name : names(printed)) {
            boolean saysMore = fault == Fault.RESTARTS && name.equals("health_after"); // by its uptime
            assertThat(gate(written, name).verdict()).as(name + ": " + gate(written, name).reason())
                    .isEqualTo(saysMore ? Verdict.PASS : gate(built, name).verdict());
        }
    }

    @Test
    void declared_gates_take_at_most_1_3_times_the_lines_that_hurl_takes() {
        assertThat(YAML.lines().count()).isLessThanOrEqualTo(39);
    }
}
