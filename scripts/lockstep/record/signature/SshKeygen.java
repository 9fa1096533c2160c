package lockstep.record.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;

/**
 * Runs the host's {@code ssh-keygen}, with the operator's environment, to its end or to the limit. It may ask for a
 * passphrase at the terminal; where there is none it gives up at once.
 *
 * @param program its name or path
 * @param folder where relative names begin
 * @param limit how long one run may take, somebody's typing included
 */
public record SshKeygen(String program, Path folder, Map<String, String> environment, Duration limit) {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(1);
    private static final int MOST_OUTPUT = 64 * 1024;

    public SshKeygen {
        folder = folder.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    public static SshKeygen ofHost(Path folder, Map<String, String> environment) {
        return new SshKeygen("ssh-keygen", folder, environment, LIMIT);
    }

    /** How a run ended: its exit code, what it printed, and its complaints, sanitised, on one line. */
    record Ended(int exitCode, String output, String complaint) {

        boolean isDone() {
            return exitCode == 0;
        }
    }

    /** A name as an operator writes it: {@code ~/} is the home. Absolute, so never mistaken for a switch. */
    Path resolve(String name) {
        return name.startsWith("~/") && environment.containsKey("HOME")
                ? Path.of(environment.get("HOME")).resolve(name.substring(2)).toAbsolutePath().normalize()
                : folder.resolve(name).normalize();
    }

    Ended run(List<String> words, byte[] input) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        // Else, with a display but nobody at it, a window would ask instead of the terminal.
        builder.environment().putIfAbsent("SSH_ASKPASS_REQUIRE", "never");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new ConfigurationError(
                    "ssh-keygen could not be started; Lockstep needs it to make and check signatures",
                    "Install OpenSSH 8.2 or newer, or put it on the PATH.", e);
        }
        try {
            return listen(process, input, Deadline.in(limit));
        } finally {
            end(process);
        }
    }

    private static Ended listen(Process process, byte[] input, Deadline deadline) {
        FutureTask<String> output = reading(process.getInputStream());
        FutureTask<String> complaint = reading(process.getErrorStream());
        Thread.ofVirtual().start(() -> write(process, input));
        try {
            String printed = output.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            String complained = complaint.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            if (!process.waitFor(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            return new Ended(process.exitValue(), printed, oneLine(complained));
        } catch (TimeoutException | ExecutionException e) {
            throw new ConfigurationError(
                    "ssh-keygen did not end in time",
                    "If it waits for a passphrase or a touch, give it, or use ssh-agent.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigurationError("interrupted while ssh-keygen ran", "Start again.", e);
        }
    }

    private static String oneLine(String complaint) {
        return complaint.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Sanitiser.line(line.strip(), 300))
                .limit(5)
                .collect(Collectors.joining("; "));
    }

    /** Asked politely first: killed at a passphrase prompt, it would leave the terminal without echo. */
    private static void end(Process process) {
        if (!process.isAlive()) {
            return;
        }
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static FutureTask<String> reading(InputStream stream) {
        FutureTask<String> task = new FutureTask<>(() -> {
            try (stream) {
                byte[] kept = stream.readNBytes(MOST_OUTPUT);
                stream.transferTo(OutputStream.nullOutputStream());
                return new String(kept, StandardCharsets.UTF_8);
            }
        });
        Thread.ofVirtual().start(task);
        return task;
    }

    private static void write(Process process, byte[] input) {
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input);
        } catch (IOException e) {
            // It ended without reading: its exit code tells why.
        }
    }
}
