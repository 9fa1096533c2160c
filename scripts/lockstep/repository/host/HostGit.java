package lockstep.repository.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;

/**
 * Runs the operator's own git in one folder, with the operator's environment except for the variables that would lead
 * git to another repository. It may ask on the terminal, as it does for the operator; it ends by the deadline.
 */
public final class HostGit {

    /** {@code git rev-parse --local-env-vars}, less those that only carry settings. */
    private static final Set<String> LEADS_ELSEWHERE = Set.of(
            "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_OBJECT_DIRECTORY", "GIT_DIR", "GIT_WORK_TREE",
            "GIT_IMPLICIT_WORK_TREE", "GIT_GRAFT_FILE", "GIT_INDEX_FILE", "GIT_NO_REPLACE_OBJECTS",
            "GIT_REPLACE_REF_BASE", "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE",
            "GIT_QUARANTINE_PATH");

    private static final int MOST_OUTPUT = 16 * 1024 * 1024;
    private static final int MOST_COMPLAINT = 4_000;

    private final Path folder;
    private final Map<String, String> environment;

    public HostGit(Path folder, Map<String, String> environment) {
        if (!Files.isDirectory(folder)) {
            throw new ConfigurationError(
                    "there is no folder " + Sanitiser.line(folder.toString(), 200),
                    "Give --repo a folder of the repository.");
        }
        this.folder = folder.toAbsolutePath().normalize();
        this.environment = Map.copyOf(environment);
    }

    public Path folder() {
        return folder;
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** A child process of any program in this folder and environment, not started yet. */
    public ProcessBuilder child(List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().keySet().removeAll(LEADS_ELSEWHERE);
        return builder;
    }

    public GitAnswer run(Deadline deadline, String... words) {
        return run(deadline, Map.of(), new byte[0], words);
    }

    /** @throws ConfigurationError if git cannot be started or does not end in time */
    public GitAnswer run(Deadline deadline, Map<String, String> more, byte[] input, String... words) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        ProcessBuilder builder = child(command);
        builder.environment().putAll(more);
        Process process = start(builder);
        try {
            return listen(process, deadline, input, "git " + words[0]);
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ConfigurationError("git could not be started", "Install git, or put it on the PATH.", e);
        }
    }

    private static GitAnswer listen(Process process, Deadline deadline, byte[] input, String name) {
        FutureTask<byte[]> output = reading(process.getInputStream(), MOST_OUTPUT);
        FutureTask<byte[]> complaint = reading(process.getErrorStream(), MOST_COMPLAINT);
        Thread.ofVirtual().start(() -> write(process, input));
        try {
            byte[] printed = output.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            byte[] complained = complaint.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            if (!process.waitFor(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            String words = Sanitiser.line(new String(complained, StandardCharsets.UTF_8).strip());
            return new GitAnswer(process.exitValue(), printed, words);
        } catch (TimeoutException | ExecutionException e) {
            throw new ConfigurationError(
                    "`" + name + "` did not end in time", "Run it by hand and see what it waits for.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigurationError("`" + name + "` was interrupted", "Start again.", e);
        }
    }

    private static FutureTask<byte[]> reading(InputStream stream, int most) {
        FutureTask<byte[]> task = new FutureTask<>(() -> {
            try (stream) {
                byte[] kept = stream.readNBytes(most);
                stream.transferTo(OutputStream.nullOutputStream());
                return kept;
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
