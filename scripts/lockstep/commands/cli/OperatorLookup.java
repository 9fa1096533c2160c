package lockstep.commands.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lockstep.base.release.Operator;

/** Who is at the keyboard: the name given, else git's user.name, else the account's. */
public record OperatorLookup(Console console) {

    private static final int LONGEST = 4_096;

    public Operator find(Optional<String> given) {
        return new Operator(given.or(this::gitUserName).orElseGet(() -> System.getProperty("user.name", "unknown")));
    }

    private Optional<String> gitUserName() {
        try {
            Process git = new ProcessBuilder("git", "config", "user.name")
                    .directory(console.folder().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            git.getOutputStream().close();
            if (!git.waitFor(2, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                return Optional.empty();
            }
            String name = new String(git.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
            return git.exitValue() == 0 && !name.isEmpty() ? Optional.of(name) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
