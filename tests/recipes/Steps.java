package tests.recipes;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tests.house.Program;
import tests.house.Repository;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/**
 * A CI job in a clone: a shell runs its steps, and {@code jbang ALIAS@OWNER/REPO} opens the {@link OpenDoors doors of
 * this build}.
 */
final class Steps {

    private static final Path RECIPES = Repository.root().resolve("docs/recipes");
    private final Seat seat;
    private final Path programs;
    private final Map<String, String> environment = new HashMap<>();

    Steps(Seat seat) {
        this.seat = seat;
        this.programs = seat.day().folder().resolve("programs");
        program("jbang", OpenDoors.program(seat.day().folder()));
        environment.putAll(seat.day().git().environment());
        environment.put("PATH", programs + ":" + System.getenv("PATH"));
    }

    /** What a step did. */
    record Ended(int exitCode, String out, String err) {}

    static Path recipe(String name) {
        return RECIPES.resolve(name);
    }

    /** A block of code of a recipe: the one that follows this line. */
    static String block(String recipe, String after, String language) {
        String rest = Repository.read(recipe(recipe)).split(Pattern.quote(after), 2)[1];
        return rest.split("```" + language + "\n", 2)[1].split("```", 2)[0];
    }

    Steps with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** A program that the job finds before any other of its name. */
    Steps program(String name, String text) {
        Program.write(programs.resolve(name), text);
        return this;
    }

    /** From now on no door is opened: each call of jbang leaves its words, and answers with an empty document. */
    Steps onlySaysWhatItWouldCall() {
        return program("jbang", "#!/bin/bash\nprintf '%s\\0' \"$@\" >> '" + calls() + "'\nprintf '\\n\\0' >> '" + calls()
                + "'\necho '{}'\n");
    }

    private Path calls() {
        return seat.day().folder().resolve("calls");
    }

    /** The words of each call since the last time. */
    List<List<String>> called() {
        List<List<String>> all = new ArrayList<>(List.of(new ArrayList<>()));
        if (Files.exists(calls())) {
            for (String word : Repository.read(calls()).split("\0", -1)) {
                if (word.equals("\n")) {
                    all.add(new ArrayList<>());
                } else {
                    all.getLast().add(word);
                }
            }
        }
        ReleaseDay.write(calls(), "");
        return List.copyOf(all.subList(0, all.size() - 1));
    }

    Path folder() {
        return seat.folder();
    }

    Ended run(String step, String... shell) {
        return run(step, Map.of(), shell);
    }

    private Ended run(String step, Map<String, String> more, String... shell) {
        try {
            Path out = Files.createTempFile(seat.day().folder(), "out", "");
            Path err = Files.createTempFile(seat.day().folder(), "err", "");
            ProcessBuilder process = new ProcessBuilder(
                    Stream.concat(Stream.of(shell), Stream.of("-c", step)).toList())
                    .directory(seat.folder().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(out.toFile()).redirectError(err.toFile());
            process.environment().putAll(environment);
            process.environment().putAll(more);
            int exitCode = process.start().waitFor();
            return new Ended(exitCode, Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As GitHub runs a step whose shell is bash. */
    Ended bash(String step) {
        return bash(step, Map.of());
    }

    /** @param more the step's own environment */
    Ended bash(String step, Map<String, String> more) {
        return run(step, more, "bash", "--noprofile", "--norc", "-e", "-o", "pipefail");
    }

    /** Its lines in one shell. */
    Ended bash(List<String> lines) {
        return bash(String.join("\n", lines));
    }
}
