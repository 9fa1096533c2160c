package lockstep.release.deploy;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Deadline;

/**
 * Starts the configured command of an environment, without a shell. The word {@code {sha}} becomes the commit.
 *
 * @param folder where it is started
 * @param secrets what its output must not show
 */
public record DeployCommand(List<String> words, Path folder, Secrets secrets) {

    private static final int LONGEST_LINE = 500;
    private static final int MOST_LINES = 10_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /** The words for a commit. */
    public List<String> command(Sha commit) {
        return words.stream().map(word -> word.replace("{sha}", commit.hex())).toList();
    }

    /** Runs it to its end; empty when it exited 0, else what went wrong, on one sanitised line. */
    public Optional<String> run(Sha commit, Deadline deadline, DeployListener listener) {
        List<String> command = command(commit);
        String name = Sanitiser.line(command.getFirst(), 100);
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
        } catch (IOException e) {
            return Optional.of("the deploy command " + name + " could not be started: "
                    + Sanitiser.line(e.getMessage(), 200));
        }
        Thread teller = Thread.ofVirtual().start(() -> tell(process, listener));
        try {
            if (!process.waitFor(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of("the deploy command " + name + " did not end in time, and was ended");
            }
            // What it left running may hold its output open, so its last words are not waited for without end.
            teller.join(LAST_WORDS);
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of("the deploy command " + name + " exited " + process.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while the deploy command " + name + " ran");
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private void tell(Process process, DeployListener listener) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int told = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (told++ < MOST_LINES) {
                    listener.printed(Sanitiser.line(secrets.redact(line), LONGEST_LINE));
                }
            }
        } catch (IOException e) {
            listener.printed("(its output could not be read any further)");
        }
    }
}
