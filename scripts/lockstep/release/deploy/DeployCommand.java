package lockstep.release.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lockstep.base.process.HostProgram;
import lockstep.base.process.ProgramEnd;
import lockstep.base.process.Programs;
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
public record DeployCommand(List<String> words, Path folder, Secrets secrets, Programs programs) {

    private static final int LONGEST_LINE = 500;

    public DeployCommand(List<String> words, Path folder, Secrets secrets) {
        this(words, folder, secrets, Programs.ofHost());
    }

    /** The words for a commit. */
    public List<String> command(Sha commit) {
        return words.stream().map(word -> word.replace("{sha}", commit.hex())).toList();
    }

    /** Runs it to its end; empty when it exited 0, else what went wrong, on one sanitised line. */
    public Optional<String> run(Sha commit, Deadline deadline, DeployListener listener) {
        String name = "the deploy command " + Sanitiser.line(words.getFirst(), 100);
        ProgramEnd end = programs.follow(HostProgram.of(name, command(commit), folder, 0), deadline.remaining(),
                line -> listener.printed(Sanitiser.line(secrets.redact(line), LONGEST_LINE)));
        return switch (end) {
            case ProgramEnd.Exited ended when ended.isDone() -> Optional.empty();
            case ProgramEnd.NotStarted missing -> Optional.of(
                    name + " " + missing.words() + ": " + Sanitiser.line(missing.why().getMessage(), 200));
            case ProgramEnd.Interrupted interrupted -> Optional.of("interrupted while " + name + " ran");
            case ProgramEnd other -> Optional.of(name + " " + other.words());
        };
    }
}
