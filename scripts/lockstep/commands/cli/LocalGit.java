package lockstep.commands.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.process.HostProgram;
import lockstep.base.process.ProgramEnd;

/** Short questions to the git of a folder. Whatever stands in the way of an answer, there is none. */
record LocalGit(Path folder) {

    private static final int LONGEST = 4_096;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** What git printed, if it succeeded and printed something. Nothing is fetched for it. */
    Optional<String> ask(String... words) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("GIT_NO_LAZY_FETCH", "1");
        HostProgram git = new HostProgram("git " + words[0], command, folder, environment, new byte[0], LONGEST);
        return git.run(LIMIT) instanceof ProgramEnd.Exited ended && ended.isDone()
                ? Optional.of(ended.text().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
