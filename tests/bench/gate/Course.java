package tests.bench.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The service at the end of a line, against which contestants are started, one after the other, in an empty folder. */
final class Course implements AutoCloseable {

    /** What promotion-gate asks of staging: the smoke of five, a burst of fifteen, both healths again. */
    private static final Map<String, Integer> REQUESTS = Map.of(
            "/health", 2, "/db/health", 2, "/auth/whoami", 1, "/api/chat as text", 1, "/api/chat", 16);

    private final CertifiedService service;
    private final Path authority;
    private final DelayedLine line;
    private final Path folder = Files.createTempDirectory("lockstep-bench");

    Course(CertifiedService service, Path authority, Duration roundTrip) throws IOException {
        this.service = service;
        this.authority = authority;
        this.line = new DelayedLine(roundTrip, service.port());
    }

    /** @throws IllegalStateException if the run did not pass, or asked for something else: it measured nothing then */
    Lap run(Contestant contestant) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(contestant.command())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(Map.of(
                "MODE", "staging", "BASE", "https://127.0.0.1:" + line.port(), "CA_FILE", authority.toString(),
                "no_proxy", "127.0.0.1"));
        service.reset();
        long start = System.nanoTime();
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        int exitCode = process.waitFor();
        long end = System.nanoTime();
        if (exitCode != 0 || !service.asked().equals(REQUESTS)) {
            throw new IllegalStateException(contestant.name() + " exited " + exitCode + " after asking for "
                    + service.asked() + "\n" + Files.readString(output));
        }
        Files.delete(output);
        return new Lap(Duration.ofNanos(end - start), Duration.ofNanos(service.firstRequest() - start));
    }

    @Override
    public void close() throws IOException {
        line.close();
        Files.delete(folder);
    }
}
