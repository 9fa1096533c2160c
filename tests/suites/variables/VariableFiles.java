package tests.suites.variables;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lockstep.base.error.ConfigurationError;
import lockstep.suites.variables.VariableFile;
import lockstep.suites.variables.Variables;

/** Reads what a test says is in a file, from a real file. */
final class VariableFiles {

    private VariableFiles() {}

    static Variables dotenv(String content) {
        return read(VariableFile.DOTENV, "test.env", content.getBytes(StandardCharsets.UTF_8));
    }

    static Variables json(String content) {
        return read(VariableFile.JSON, "test.json", content.getBytes(StandardCharsets.UTF_8));
    }

    static Variables read(VariableFile format, String name, byte[] content) {
        try {
            Path folder = Files.createTempDirectory("lockstep-variables");
            Path file = folder.resolve(name);
            try {
                return format.read(Files.write(file, content));
            } finally {
                Files.delete(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said of a dotenv file that is not read. */
    static String complaint(String dotenv) {
        return catchThrowableOfType(ConfigurationError.class, () -> dotenv(dotenv)).getMessage();
    }
}
