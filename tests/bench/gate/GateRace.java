package tests.bench.gate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A curl script, httpyac where it is there, and promotion-gate in the ways there are to start it, over the same lines.
 *
 * @param repository Lockstep's
 * @param bundle an unpacked bundle to race as well
 * @param httpyac where npm has installed httpyac, to race as well
 * @param task what is asked
 * @param runs how often each of them is measured
 */
public record GateRace(Path repository, Optional<Path> bundle, Optional<Path> httpyac, Task task, int runs) {

    private static final Duration ARCHIVING = Duration.ofSeconds(12);

    /** @param declared whether forty declared gates are asked, and not the built-in ones */
    public GateRace(Path repository, Optional<Path> bundle, Optional<Path> httpyac, boolean declared, int runs) {
        this(repository, bundle, httpyac, declared ? Task.declared() : Task.builtIn(), runs);
    }

    /** Prints a table of results; or why there is none, and returns false. */
    public boolean over(List<Duration> roundTrips, PrintStream out) throws IOException, InterruptedException {
        Path authority = Files.createTempFile("lockstep-bench", ".pem");
        try (CertifiedService service = new CertifiedService()) {
            Files.writeString(authority, service.authority());
            InstalledGate gate = new InstalledGate(repository, authority);
            String curl = repository.resolve("tests/bench/gate").resolve(task.script()).toString();
            List<Contestant> contestants = new ArrayList<>(List.of(
                    new Contestant("curl, one at a time", List.of(curl)),
                    gate.throughBootstrap(), gate.throughJBang(), gate.byClassPath()));
            httpyac.ifPresent(folder -> contestants.add(1, httpyac(folder, authority)));
            bundle.ifPresent(folder -> contestants.add(gate.fromBundle(folder)));
            prepare(gate.throughBootstrap(), service, authority);
            out.println(Results.heading());
            for (Duration roundTrip : roundTrips) {
                try (Course course = new Course(service, authority, roundTrip, task)) {
                    results(contestants, course, new Results(roundTrip)).rows().forEach(out::println);
                }
            }
            return true;
        } catch (IllegalStateException e) {
            out.println(e.getMessage());
            return false;
        } finally {
            Files.delete(authority);
        }
    }

    /** One request after the other, as its command line does by itself. */
    private static Contestant httpyac(Path folder, Path authority) {
        return new Contestant("httpyac", List.of("env", "NODE_EXTRA_CA_CERTS=" + authority, "node",
                folder.resolve("node_modules/httpyac/bin/httpyac.js").toString(), "send", Task.HTTP_FILE, "--all",
                "--output", "none"));
    }

    /** Until the background has made the archive of classes, which it does after the second run. */
    private void prepare(Contestant bootstrap, CertifiedService service, Path authority)
            throws IOException, InterruptedException {
        try (Course course = new Course(service, authority, Duration.ZERO, task)) {
            for (int run = 0; run < 2; run++) {
                course.run(bootstrap);
            }
        }
        Thread.sleep(ARCHIVING);
    }

    /** One run of each, again and again: what disturbs one disturbs all. The first round does not count. */
    private Results results(List<Contestant> contestants, Course course, Results results)
            throws IOException, InterruptedException {
        for (int run = 0; run <= runs; run++) {
            for (Contestant contestant : contestants) {
                Lap lap = course.run(contestant);
                if (run > 0) {
                    results.add(contestant, lap);
                }
            }
        }
        return results;
    }
}
