package tests.repository.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;

/** Real git, with a home of its own below the test's folder: nothing of the host's settings, nobody to ask. */
public final class Git {

    private static final String NAME = "Olga Operator";
    private static final String EMAIL = "olga@example.org";

    /** Whoever works with it. */
    static final String OLGA = NAME + " <" + EMAIL + ">";

    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, String> made;
    private final Path settings;
    private final String said;

    public Git(Path home) {
        settings = home.resolve(".gitconfig");
        try {
            said = """
                    [user]
                    name = %s
                    email = %s
                    [init]
                    defaultBranch = main
                    templateDir = %s
                    [safe]
                    directory = *
                    [core]
                    fsync = none
                    [gc]
                    auto = 0
                    [maintenance]
                    auto = false
                    [receive]
                    autogc = false
                    """.formatted(NAME, EMAIL, Files.createDirectories(home.resolve("template")));
            Files.writeString(settings, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", home.toString());
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        // Else it waits some seconds for somebody to think better of it.
        environment.put("FILTER_BRANCH_SQUELCH_WARNING", "1");
        made = Map.copyOf(environment);
    }

    /** Whether nobody told it anything since. */
    boolean isAsMade() throws IOException {
        return environment.equals(made) && Files.readString(settings).equals(said);
    }

    /** {@code git clone} of a bare repository of this host, beside which the clone will lie. */
    public void clone(Path bare, Path clone) {
        try {
            if (!PlainClone.of(this, bare, clone)) {
                in(bare.getParent(), "clone", "-q", bare.toString(), clone.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** A commit that brings these files, on top of a branch of a bare repository, as if it had been pushed there. */
    public void commit(Path bare, String branch, String message, Map<String, String> files) {
        StringBuilder stream = new StringBuilder("commit refs/heads/" + branch + "\ncommitter " + OLGA + " "
                + Instant.now().getEpochSecond() + " +0000\n" + data(message + "\n") + "from refs/heads/" + branch + "^0\n");
        files.forEach((path, text) -> stream.append("M 100644 inline ").append(path).append('\n').append(data(text)));
        finished(bare, List.of("git", "fast-import", "--quiet", "--date-format=raw"), stream.toString());
    }

    private static String data(String text) {
        return "data " + text.getBytes(StandardCharsets.UTF_8).length + "\n" + text + "\n";
    }

    /** What git prints; a failure is one of the test. */
    public String in(Path folder, String... words) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        return finished(folder, command, "");
    }

    /** As {@link #in}, of any program in git's environment. */
    String run(Path folder, String... command) {
        return finished(folder, List.of(command), "");
    }

    private String finished(Path folder, List<String> command, String input) {
        Process process = start(folder, command);
        try {
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
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

    /** JGit keeps a repository for an hour, and its packs open: those below a folder that goes are closed at once. */
    public static void forget(Path folder) {
        for (FileKey key : RepositoryCache.getRegisteredKeys().toArray(FileKey[]::new)) {
            if (key.getFile().toPath().startsWith(folder)) {
                try {
                    RepositoryCache.close(RepositoryCache.open(key, false));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
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
