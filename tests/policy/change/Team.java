package tests.policy.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tests.commands.cli.Doors;

/** A remote with {@code release} behind {@code main}, and the operator's clone of it, made by real git. */
final class Team {

    private final Path home;
    private final Path clone;

    Team(Path folder) {
        home = folder.resolve("home");
        clone = folder.resolve("clone");
        Path bare = folder.resolve("remote.git");
        write(home.resolve(".gitconfig"),
                "[user]\nname = Olga\nemail = olga@example.org\n[init]\ndefaultBranch = main\n");
        git(folder, "init", "-q", "--bare", bare.toString());
        git(folder, "clone", "-q", bare.toString(), clone.toString());
        land("README.md", "first");
        git(clone, "push", "-q", "origin", "main:release");
    }

    /** A commit on {@code main}, pushed. */
    String land(String path, String content) {
        write(clone.resolve(path), content);
        return push();
    }

    String rename(String from, String to) {
        git(clone, "mv", from, to);
        return push();
    }

    private String push() {
        git(clone, "add", "-A");
        git(clone, "commit", "-q", "-m", "change");
        git(clone, "push", "-q", "origin", "HEAD:main");
        return git(clone, "rev-parse", "HEAD");
    }

    Path workplace() {
        return clone;
    }

    Doors operator() {
        return Doors.doors().in(clone).with("PATH", System.getenv("PATH")).with("HOME",
                home.toString()).with("GIT_CONFIG_NOSYSTEM", "1");
    }

    String git(Path folder, String... words) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new AssertionError(command + ": " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
