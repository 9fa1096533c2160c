package tests.house;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Programs that a test writes and starts.
 *
 * <p>Another process writes the file: a descriptor that this one has open for writing is inherited by whatever another
 * thread starts at the same moment, and for as long the system refuses to run the program ("Text file busy").
 */
public final class Program {

    private Program() {}

    /** In the place of one that is there. */
    public static Path write(Path file, String script) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path text = Files.writeString(file.resolveSibling(file.getFileName() + ".text"), script);
            Process install = new ProcessBuilder("install", "-m", "700", text.toString(), file.toString()).start();
            String said = new String(install.getErrorStream().readAllBytes());
            if (install.waitFor() != 0) {
                throw new IOException("cannot be made a program: " + file + ": " + said);
            }
            Files.delete(text);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException(file.toString()));
        }
    }
}
