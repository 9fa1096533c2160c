package lockstep.repository.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lockstep.base.error.ConfigurationError;
import lockstep.base.process.HostProgram;
import lockstep.base.process.ProgramEnd;
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
    private static final int LONGEST_COMPLAINT = 4_000;

    private static final String IN_UTF_8 =
            " If its name has letters beyond ASCII, run it in a UTF-8 locale, such as LC_ALL=C.UTF-8.";

    private final Path folder;
    private final Map<String, String> environment;

    public HostGit(Path folder, Map<String, String> environment) {
        if (!Files.isDirectory(folder)) {
            throw new ConfigurationError(
                    "there is no folder " + Sanitiser.line(folder.toString(), 200),
                    "Give --repo a folder of the repository." + (isGarbled(folder) ? IN_UTF_8 : ""));
        }
        this.folder = folder.toAbsolutePath().normalize();
        this.environment = Map.copyOf(environment);
    }

    /** What Java puts where the locale has no such letter. */
    private static boolean isGarbled(Path folder) {
        String name = folder.toString();
        return name.indexOf('?') >= 0 || name.indexOf('\uFFFD') >= 0;
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
        Map<String, String> all = child(command).environment();
        all.putAll(more);
        String name = "git " + words[0];
        return switch (new HostProgram(name, command, folder, all, input, MOST_OUTPUT).run(deadline.remaining())) {
            case ProgramEnd.Exited ended -> new GitAnswer(
                    ended.code(), ended.output(), Sanitiser.line(ended.complaintText().strip(), LONGEST_COMPLAINT));
            case ProgramEnd.NotStarted missing -> throw new ConfigurationError(
                    "git could not be started", "Install git, or put it on the PATH.", missing.why());
            case ProgramEnd.Interrupted interrupted -> throw new ConfigurationError(
                    "`" + name + "` was interrupted", "Start again.");
            case ProgramEnd.OutOfTime late -> throw new ConfigurationError(
                    "`" + name + "` did not end in time", "Run it by hand and see what it waits for.");
            case ProgramEnd.OutputLeftOpen open -> throw new ConfigurationError(
                    "`" + name + "` left its output open", "Run it by hand and see what still runs after its end.");
        };
    }
}
