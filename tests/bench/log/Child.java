package tests.bench.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program of its own, timed from its start to its end.
 *
 * @param lines what it printed, the first of them
 */
record Child(Duration wall, List<String> lines) {

    private static final int MOST_LINES = 100;

    /** Empty if it did not end within the limit. */
    static Optional<Child> run(
            Duration limit, Path folder, List<String> command) throws IOException, InterruptedException {
        Path printed = Files.createTempFile("lockstep-bench", ".out");
        try {
            long start = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(printed.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                return Optional.empty();
            }
            Duration wall = Duration.ofNanos(System.nanoTime() - start);
            if (process.exitValue() != 0) {
                throw new IllegalStateException(command + " exited " + process.exitValue());
            }
            try (Stream<String> lines = Files.lines(printed, StandardCharsets.ISO_8859_1)) {
                return Optional.of(new Child(wall, lines.limit(MOST_LINES).toList()));
            }
        } finally {
            Files.delete(printed);
        }
    }

    static Optional<Child> git(Duration limit, Path folder, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        return run(limit, folder, command);
    }

    String seconds() {
        return String.format(Locale.ROOT, "%.2f", wall.toMillis() / 1e3);
    }
}
