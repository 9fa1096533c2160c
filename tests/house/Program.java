package tests.house;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Programs that a test writes and starts.
 *
 * <p>Another process writes the file: a descriptor that this one has open for writing is inherited by whatever another
 * thread starts at the same moment, and for as long the system refuses to run the program ("Text file busy").
 */
public final class Program {

    /** What was written once is linked from then on: hundreds of days begin with the same hook. */
    private static final Map<String, Path> WRITTEN = new HashMap<>();

    private static Path shelf;

    private Program() {}

    /** In the place of one that is there. Not to be edited, as others may be the same file. */
    public static Path write(Path file, String script) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path written = written(script);
            Files.deleteIfExists(file);
            try {
                return Files.createLink(file, written);
            } catch (FileSystemException | UnsupportedOperationException e) {
                install(written, file);
                return file;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized Path written(String script) throws IOException {
        Path known = WRITTEN.get(script);
        if (known != null) {
            return known;
        }
        if (shelf == null) {
            shelf = Scratch.folder("lockstep-programs");
            Runtime.getRuntime().addShutdownHook(new Thread(Program::clear));
        }
        Path text = Files.writeString(shelf.resolve("text"), script);
        Path program = shelf.resolve(String.valueOf(WRITTEN.size()));
        install(text, program);
        WRITTEN.put(script, program);
        return program;
    }

    private static void install(Path text, Path program) throws IOException {
        try {
            Process install = new ProcessBuilder("install", "-m", "700", text.toString(), program.toString()).start();
            String said = new String(install.getErrorStream().readAllBytes());
            if (install.waitFor() != 0) {
                throw new IOException("cannot be made a program: " + program + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(program.toString());
        }
    }

    private static synchronized void clear() {
        WRITTEN.values().forEach(program -> program.toFile().delete());
        shelf.resolve("text").toFile().delete();
        shelf.toFile().delete();
    }
}
