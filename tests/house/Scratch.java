package tests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Folders for as long as a test lasts: in memory, where the system has room for that and lets programs run there, since
 * thousands of small files and their deletion are a good part of what the tests cost.
 */
public final class Scratch implements TempDirFactory {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 4L << 30;
    private static final Path BASE = isFit(MEMORY) ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));

    /** A new folder, with links in its path resolved. */
    public static Path folder(String prefix) {
        try {
            return Files.createTempDirectory(BASE, prefix).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        return Files.createTempDirectory(BASE, "junit-");
    }

    private static boolean isFit(Path folder) {
        try {
            if (!Files.isWritable(folder) || Files.getFileStore(folder).getUsableSpace() < ROOM) {
                return false;
            }
            Path program = Files.createTempFile(folder, "lockstep", ".sh");
            try {
                return program.toFile().setExecutable(true) && Files.isExecutable(program);
            } finally {
                Files.delete(program);
            }
        } catch (IOException e) {
            return false;
        }
    }
}
