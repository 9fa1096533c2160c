package lockstep.base.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A program while it runs. Closed, it is over, and so are those whom it started and did not leave behind. */
final class RunningProgram implements AutoCloseable {

    /** To put the terminal back in order, or its files. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final int MOST_LINES = 10_000;
    private static final int LONGEST_LINE = 2_000;

    private final Process process;

    private RunningProgram(Process process) {
        this.process = process;
    }

    static RunningProgram start(HostProgram program, boolean mergesComplaints) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.words())
                .directory(program.folder().toFile())
                .redirectErrorStream(mergesComplaints);
        builder.environment().clear();
        builder.environment().putAll(program.environment());
        return new RunningProgram(builder.start());
    }

    InputStream output() {
        return process.getInputStream();
    }

    InputStream complaint() {
        return process.getErrorStream();
    }

    /** All that it can read; without waiting for it to do so. */
    void write(byte[] input) {
        Thread.ofVirtual().start(() -> {
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input);
            } catch (IOException e) {
                // It ended without reading: its exit code tells why.
            }
        });
    }

    /** Ends of lines that are too long, and lines that are too many, are left out. */
    void tell(Consumer<String> lines) {
        StringBuilder line = new StringBuilder();
        int told = 0;
        try (Reader output = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int next = output.read(); next >= 0; next = output.read()) {
                if (next != '\n') {
                    if (line.length() < LONGEST_LINE) {
                        line.append((char) next);
                    }
                } else if (told++ < MOST_LINES) {
                    lines.accept(line.toString());
                    line.setLength(0);
                }
            }
            if (!line.isEmpty() && told < MOST_LINES) {
                lines.accept(line.toString());
            }
        } catch (IOException e) {
            lines.accept("(its output could not be read any further)");
        }
    }

    boolean ends(Duration limit) throws InterruptedException {
        return process.waitFor(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Asked first: killed while it asks for a passphrase, it would leave the terminal without echo. */
    @Override
    public void close() {
        // What a dead one started is not known any more, and looking through all processes takes milliseconds.
        if (process.isAlive()) {
            end();
        }
    }

    /** The first one before those whom it started: it must not take their end for a result of theirs. */
    private void end() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroy);
        boolean interrupted = false;
        try {
            process.waitFor(GRACE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        all.forEach(ProcessHandle::destroyForcibly);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
