package tests.house;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The programs that some tests need beside git. CI installs them all; on another machine a test without its own is
 * skipped.
 */
public final class Tools {

    private Tools() {}

    /** Where it is. Skips the test where it is nowhere, but in CI fails it. */
    public static Path need(String program) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")),
                Stream.of("/usr/sbin", "/sbin", "/usr/local/sbin"))
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing(program));
    }

    private static Path missing(String program) {
        if (System.getenv("CI") != null) {
            throw new AssertionError(program + " is not installed; .ci/run installs it");
        }
        return Assumptions.abort(program + " is not installed; .ci/run installs it");
    }
}
