package lockstep.suites.servicelog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import lockstep.base.text.Sanitiser;

/** Where a service's log comes from. */
public sealed interface LogSource {

    /** None was given. */
    record None() implements LogSource {}

    record File(Path path) implements LogSource {}

    /** What is piped in. */
    record Stream(InputStream in) implements LogSource {}

    /** What a command prints: the operator's own words, handed to the shell. */
    record Command(String words, Path folder) implements LogSource {}

    default String inWords() {
        return switch (this) {
            case None none -> "none";
            case File(Path path) -> "the file " + Sanitiser.line(String.valueOf(path.getFileName()), 80);
            case Stream stream -> "stdin";
            case Command command -> "the log command";
        };
    }

    /** Opens it; whoever opens it closes it. */
    default OpenLog open() throws IOException {
        return switch (this) {
            case None none -> OpenLog.of(InputStream.nullInputStream());
            case File(Path path) -> OpenLog.of(Files.newInputStream(path));
            case Stream(InputStream in) -> OpenLog.of(in);
            case Command(String words, Path folder) -> OpenLog.of(new ProcessBuilder("/bin/sh", "-c", words)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start());
        };
    }
}
