package lockstep.demo.declared;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.text.Secrets;
import lockstep.gates.declared.DeclaredGate;
import lockstep.gates.declared.DeclaredGates;
import lockstep.gates.declared.RequestTemplate;
import lockstep.gates.declared.Template;
import lockstep.gates.declared.Wanted;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.RunListener;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.http.Target;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.suites.declared.DeclaredSuites;
import lockstep.suites.proof.Breakage;
import lockstep.suites.proof.GateScene;
import lockstep.suites.proof.ServedAnswer;
import lockstep.suites.proof.Unprovable;

/** Runs declared gates against a server made from them: once right, then with one property of one gate broken. */
final class DeclaredSelfTest {

    private static final Duration DEADLINE = Duration.ofDays(1);
    private static final int AT_A_TIME = 8;

    private final DeclaredGates declared;
    private final Environment environment;

    /** What a declaration's self-test found; gates of which no right answer could be made up are told apart. */
    record Matrix(List<GateName> gates, List<DeclaredTrial> trials, List<String> gaps) {

        List<String> complaints() {
            return Stream.concat(gaps.stream(), trials.stream().flatMap(trial -> trial.complaints().stream())).toList();
        }
    }

    DeclaredSelfTest(DeclaredGates declared, Environment environment) {
        this.declared = declared;
        this.environment = environment;
    }

    Matrix run() throws InterruptedException {
        Map<String, IntFunction<ServedAnswer>> right = new LinkedHashMap<>();
        Map<DeclaredGate, List<Breakage>> breakages = new LinkedHashMap<>();
        List<String> gaps = new ArrayList<>();
        for (DeclaredGate gate : declared.in(environment)) {
            try {
                GateScene scene = new GateScene(gate, environment, declared.files());
                right.put(gate.name().word(), scene.right());
                breakages.put(gate, scene.breakages());
                if (scene.breakages().isEmpty() && scene.provedOtherwise().isEmpty()) {
                    gaps.add(gate.name() + ": nothing of its answer could be broken");
                }
            } catch (Unprovable e) {
                gaps.add(gate.name() + ": " + e.getMessage());
            }
        }
        List<Callable<DeclaredTrial>> trials = new ArrayList<>();
        trials.add(() -> trial(Optional.empty(), "all is right", right, declared.in(environment)));
        breakages.forEach((gate, ways) -> ways.forEach(way -> trials.add(() -> {
            Map<String, IntFunction<ServedAnswer>> broken = new HashMap<>(right);
            broken.put(gate.name().word(), way.answers());
            return trial(Optional.of(gate.name()), way.words(), broken, withNeeds(gate));
        })));
        List<GateName> names = declared.in(environment).stream().map(DeclaredGate::name).toList();
        return new Matrix(names, gaps.isEmpty() ? results(trials) : List.of(), gaps);
    }

    private static List<DeclaredTrial> results(List<Callable<DeclaredTrial>> trials) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            List<DeclaredTrial> results = new ArrayList<>();
            for (Future<DeclaredTrial> result : threads.invokeAll(trials)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** The gate and all that it needs, so that it has what they capture. */
    private List<DeclaredGate> withNeeds(DeclaredGate gate) {
        Set<GateName> wanted = new LinkedHashSet<>();
        add(gate, wanted);
        return declared.gates().stream().filter(one -> wanted.contains(one.name())).toList();
    }

    private void add(DeclaredGate gate, Set<GateName> wanted) {
        if (wanted.add(gate.name())) {
            gate.needs().forEach(name -> declared.gate(name).ifPresent(one -> add(one, wanted)));
        }
    }

    private DeclaredTrial trial(
            Optional<GateName> broken, String words, Map<String, IntFunction<ServedAnswer>> scenes,
            List<DeclaredGate> gates) {
        SimulatedTime time = new SimulatedTime();
        DeclaredGates signed = new DeclaredGates(
                gates.stream().map(DeclaredSelfTest::signed).toList(), declared.files());
        try (DeclaredServer server = new DeclaredServer(scenes, time::sleep)) {
            GateRunRequest order = new GateRunRequest(
                    new DeclaredSuites(signed, secrets()).promotionGate(environment), environment,
                    Target.parse(server.base()), Optional.empty(), Optional.empty(), new Operator("self-test"),
                    HttpSettings.defaults(), DEADLINE);
            return new DeclaredTrial(broken, words,
                    new GateRunner(time, time, new Secrets()).run(order, RunListener.silent()).gates());
        }
    }

    private Map<String, String> secrets() {
        return declared.secrets(environment).stream().collect(Collectors.toMap(name -> name, name -> "self-test"));
    }

    /** The gate says who it is, and leaves out what a server without TLS, or a short wait, cannot show. */
    private static DeclaredGate signed(DeclaredGate gate) {
        RequestTemplate request = gate.request();
        Map<String, Template> headers = new LinkedHashMap<>(request.headers());
        headers.put(DeclaredServer.GATE, new Template(gate.name().word()));
        Wanted wanted = gate.wanted();
        return new DeclaredGate(
                gate.name(), gate.title(), gate.modes(), gate.after(), gate.needs(),
                new RequestTemplate(request.method(), request.path(), request.query(), headers, request.cookies(),
                        request.payload()),
                new Wanted(wanted.statuses(), wanted.headers(), wanted.cookie(), wanted.fields(), wanted.body(),
                        wanted.within(), wanted.size(), OptionalInt.empty()),
                gate.captures(), gate.burst(), gate.poll(), gate.each(), gate.keep(), gate.source());
    }
}
