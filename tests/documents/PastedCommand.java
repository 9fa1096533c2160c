package tests.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tests.house.Program;

/**
 * A line as bash takes it: quotes, variables, substitutions, redirections, pipes are the shell's own. In the place of
 * {@code jbang} stands a program that notes the words and the variables that it was given, and answers what it is told.
 */
final class PastedCommand {

    private static final String NOTE = """
            #!/bin/sh
            printf '%s\\n' "$@" > "$NOTES/words"
            env > "$NOTES/variables"
            cat "$NOTES/answer"
            exit "$(cat "$NOTES/code")"
            """;

    private final Path notes;
    private final Path folder;
    private final Map<String, String> environment;

    /** @param programs where programs of the test's own are found, before those of the system */
    PastedCommand(Path programs, Path folder, Map<String, String> environment) throws IOException {
        this.notes = Files.createTempDirectory(programs, "notes");
        this.folder = folder;
        this.environment = new HashMap<>(environment);
        this.environment.put("PATH", notes + ":" + programs + ":" + environment.get("PATH"));
        this.environment.put("NOTES", notes.toString());
        // Its own: one that others write at the same time may be half of it.
        Program.write(notes.resolve("jbang"), NOTE);
    }

    /** Runs the line in bash, where jbang answers with these words and ends so; the exit code of the whole line. */
    int typed(String line, String answer, int code) throws IOException, InterruptedException {
        Files.writeString(notes.resolve("answer"), answer);
        Files.writeString(notes.resolve("code"), String.valueOf(code));
        ProcessBuilder shell = new ProcessBuilder("bash", "-o", "pipefail", "-c", line).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(notes.resolve("shown").toFile());
        shell.environment().clear();
        shell.environment().putAll(environment);
        Process process = shell.start();
        process.getOutputStream().close();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("does not end: " + line);
        }
        return process.exitValue();
    }

    /** The words after {@code jbang}. */
    List<String> words() throws IOException {
        return Files.readAllLines(notes.resolve("words"));
    }

    /** The variables that the line set. */
    Map<String, String> variables() throws IOException {
        Map<String, String> set = new HashMap<>();
        Files.readAllLines(notes.resolve("variables")).stream().map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2 && !Arrays.asList("_", "SHLVL", "PWD", "OLDPWD").contains(pair[0]))
                .filter(pair -> !pair[1].equals(environment.get(pair[0])))
                .forEach(pair -> set.put(pair[0], pair[1]));
        return set;
    }

    /** What the line left on the screen. */
    String shown() throws IOException {
        return Files.readString(notes.resolve("shown"));
    }
}
