package lockstep.commands.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Short questions to the git of a folder. Whatever stands in the way of an answer, there is none. */
record LocalGit(Path folder) {

    private static final int LONGEST = 4_096;

    /** What git printed, if it succeeded and printed something. Nothing is fetched for it. */
    Optional<String> ask(String... words) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("GIT_NO_LAZY_FETCH", "1");
            Process git = builder.start();
            git.getOutputStream().close();
            if (!git.waitFor(2, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                return Optional.empty();
            }
            String printed = new String(git.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
            return git.exitValue() == 0 && !printed.isEmpty() ? Optional.of(printed) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
