package tests.bench.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The service at the end of a line, against which contestants are started, one after the other, in a folder of the task's. */
final class Course implements AutoCloseable {

    private final CertifiedService service;
    private final Path authority;
    private final DelayedLine line;
    private final Task task;
    private final Path folder = Files.createTempDirectory("lockstep-bench");

    Course(CertifiedService service, Path authority, Duration roundTrip, Task task) throws IOException {
        this.service = service;
        this.authority = authority;
        this.line = new DelayedLine(roundTrip, service.port());
        this.task = task;
        for (Map.Entry<String, String> file : task.files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
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
        if (exitCode != 0 || !service.asked().equals(task.requests())) {
            throw new IllegalStateException(contestant.name() + " exited " + exitCode + " after asking for "
                    + service.asked() + "\n" + Files.readString(output));
        }
        Files.delete(output);
        return new Lap(Duration.ofNanos(end - start), Duration.ofNanos(service.firstRequest() - start));
    }

    @Override
    public void close() throws IOException {
        line.close();
        for (String file : task.files().keySet()) {
            Files.delete(folder.resolve(file));
        }
        Files.delete(folder);
    }
}
