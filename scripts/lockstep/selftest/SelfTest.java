package lockstep.selftest;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import lockstep.demo.DemoService;
import lockstep.demo.DemoSettings;
import lockstep.demo.Fault;
import lockstep.gate.Gate;
import lockstep.gate.GateName;
import lockstep.gate.RunListener;
import lockstep.gate.Suite;
import lockstep.gate.Waiting;
import lockstep.http.HttpSettings;
import lockstep.http.Target;
import lockstep.release.Mode;
import lockstep.release.Operator;
import lockstep.release.Sha;
import lockstep.revision.RevisionSource;
import lockstep.run.GateRun;
import lockstep.run.GateRunner;
import lockstep.run.RunOrder;
import lockstep.text.Secrets;

/** Runs one suite against the healthy service, and against it with each fault that breaks one of the suite's gates. */
public final class SelfTest {

    private static final Sha COMMIT = new Sha("5e1f7e57".repeat(5));
    private static final GateName REVISION = new GateName("revision");
    private static final Duration LOCKOUT = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final Suite suite;

    public SelfTest(Suite suite) {
        this.suite = suite;
    }

    /** Each case has a service of its own, so they run side by side. */
    public SelfTestMatrix run() throws InterruptedException {
        List<GateName> gates = new ArrayList<>(suite.gates().stream().map(Gate::name).toList());
        gates.addFirst(REVISION);
        Stream<Optional<Fault>> faults = Arrays.stream(Fault.values()).filter(fault -> breaksOneOf(gates, fault)).map(Optional::of);
        List<Callable<SelfTestCase>> cases = Stream.concat(Stream.of(Optional.<Fault>empty()), faults)
                .<Callable<SelfTestCase>>map(fault -> () -> new SelfTestCase(fault, run(fault).gates()))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<SelfTestCase> results = new ArrayList<>();
            for (Future<SelfTestCase> result : threads.invokeAll(cases)) {
                results.add(get(result));
            }
            return new SelfTestMatrix(gates, results);
        }
    }

    /** A fault that two of the gates would see proves neither alone. */
    private static boolean breaksOneOf(List<GateName> gates, Fault fault) {
        List<GateName> broken = fault.gates().stream().map(GateName::new).filter(gates::contains).toList();
        return broken.size() == 1 && broken.getFirst().word().equals(fault.gates().getFirst());
    }

    private GateRun run(Optional<Fault> fault) {
        DemoSettings settings = DemoSettings.of(Mode.STAGING, COMMIT)
                .withLockouts(LOCKOUT)
                .withFaults(fault.stream().toArray(Fault[]::new));
        try (DemoService service = DemoService.start(settings)) {
            RunOrder order = new RunOrder(
                    suite, Mode.STAGING, Target.parse(service.base().toString()), Optional.of(COMMIT),
                    Optional.of(new RevisionSource.Field("/version", "commit")), new Operator("self-test"),
                    HttpSettings.defaults(), DEADLINE);
            return new GateRunner(InstantSource.system(), Waiting.real(), new Secrets()).run(order, RunListener.silent());
        }
    }

    private static SelfTestCase get(Future<SelfTestCase> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
