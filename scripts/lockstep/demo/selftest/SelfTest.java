package lockstep.demo.selftest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.Target;
import lockstep.gates.revision.RevisionSource;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.gates.suite.Suite;

/** Runs one suite against the healthy service, and against it with each fault that breaks one of the suite's gates. */
public final class SelfTest {

    private static final Sha COMMIT = new Sha("5e1f7e57".repeat(5));
    private static final GateName REVISION = new GateName("revision");
    private static final Duration LOCKOUT = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final Trial trial;

    public SelfTest(Trial trial) {
        this.trial = trial.following(needs(trial));
    }

    /** A gate that needs others to have passed follows them; what goes beyond the smoke follows the revision too. */
    private static Map<GateName, Set<GateName>> needs(Trial trial) {
        try (DemoService service = DemoService.start(settings(trial, Optional.empty()))) {
            Suite suite = trial.suite().apply(new TrialService(service, Path.of("none")));
            return suite.gates().stream().collect(Collectors.toMap(Gate::name, gate -> {
                Set<GateName> needs = new HashSet<>(gate.needs());
                if (!suite.smoke().contains(gate.name())) {
                    needs.add(REVISION);
                }
                return needs;
            }));
        }
    }

    /** Each case has a service of its own, so they run side by side. */
    public SelfTestMatrix run() throws InterruptedException {
        List<GateName> gates = gates();
        Stream<Optional<Fault>> faults = Arrays.stream(Fault.values())
                .filter(fault -> SelfTestCase.broken(fault, gates).size() == 1)
                .map(Optional::of);
        List<Callable<SelfTestCase>> cases = Stream.concat(Stream.of(Optional.<Fault>empty()), faults)
                .<Callable<SelfTestCase>>map(fault -> () -> new SelfTestCase(trial, gates, fault, run(fault).gates()))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<SelfTestCase> results = new ArrayList<>();
            for (Future<SelfTestCase> result : threads.invokeAll(cases)) {
                results.add(get(result));
            }
            return new SelfTestMatrix(trial, gates, results);
        }
    }

    /** Their names do not depend on the service. */
    private List<GateName> gates() {
        Path nowhere = Path.of("none");
        try (DemoService service = DemoService.start(settings(trial, Optional.empty()))) {
            List<GateName> gates = new ArrayList<>();
            if (trial.checksRevision()) {
                gates.add(REVISION);
            }
            trial.suite().apply(new TrialService(service, nowhere)).gates().stream().map(Gate::name)
                    .forEach(gates::add);
            return gates;
        }
    }

    private static DemoSettings settings(Trial trial, Optional<Fault> fault) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        faults.addAll(trial.always());
        fault.ifPresent(faults::add);
        return trial.settings().apply(DemoSettings.of(Environment.STAGING, COMMIT).withLockouts(LOCKOUT))
                .withFaults(faults.toArray(Fault[]::new));
    }

    private GateRun run(Optional<Fault> fault) {
        Path log = temporaryLog();
        try (DemoService service = DemoService.start(settings(trial, fault).withLogFile(log))) {
            Suite suite = trial.suite().apply(new TrialService(service, log));
            GateRunRequest order = new GateRunRequest(
                    suite, Environment.STAGING, Target.parse(service.base().toString()),
                    trial.checksRevision() ? Optional.of(COMMIT) : Optional.empty(),
                    Optional.of(new RevisionSource.Field("/version", "commit")), new Operator("self-test"),
                    HttpSettings.defaults(), DEADLINE);
            return new GateRunner(InstantSource.system(), Waiting.real(), new Secrets())
                    .run(order, trial.operator().apply(service));
        } finally {
            delete(log);
        }
    }

    private static Path temporaryLog() {
        try {
            return Files.createTempFile("lockstep-self-test-", ".log");
        } catch (IOException e) {
            throw new UncheckedIOException("the self-test needs a temporary file", e);
        }
    }

    private static void delete(Path log) {
        try {
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new UncheckedIOException("the self-test's temporary file could not be deleted", e);
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
