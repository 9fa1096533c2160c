package tests.repository.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Real git, with a home of its own below the test's folder: nothing of the host's settings, nobody to ask. */
public final class Git {

    private final Map<String, String> environment = new HashMap<>();

    public Git(Path home) {
        try {
            Files.createDirectories(home);
            Files.writeString(home.resolve(".gitconfig"), """
                    [user]
                    name = Olga Operator
                    email = olga@example.org
                    [init]
                    defaultBranch = main
                    templateDir = %s
                    [safe]
                    directory = *
                    [core]
                    fsync = none
                    [gc]
                    auto = 0
                    [receive]
                    autogc = false
                    """.formatted(Files.createDirectories(home.resolve("template"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", home.toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        // Else it waits some seconds for somebody to think better of it.
        environment.put("FILTER_BRANCH_SQUELCH_WARNING", "1");
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** What git prints; a failure is one of the test. */
    public String in(Path folder, String... words) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        return finished(folder, command);
    }

    /** As {@link #in}, of any program in git's environment. */
    String run(Path folder, String... command) {
        return finished(folder, List.of(command));
    }

    private String finished(Path folder, List<String> command) {
        Process process = start(folder, command);
        try {
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " in " + folder + " exited " + process.exitValue() + ": " + printed);
            }
            return printed.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Standard output and error together. */
    public Process start(Path folder, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
