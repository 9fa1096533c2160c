package lockstep.record.signature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.base.files.OwnerOnly;
import lockstep.base.text.Sanitiser;

/** A temporary folder for its owner only (0700, files 0600), gone with what is in it when it is closed. */
final class PrivateFolder implements AutoCloseable {

    private final Path folder;

    private PrivateFolder(Path folder) {
        this.folder = folder;
    }

    static PrivateFolder make() {
        try {
            return new PrivateFolder(Files.createTempDirectory("lockstep-", OwnerOnly.FOLDER));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    Path write(String name, byte[] content) {
        Path file = folder.resolve(name);
        try {
            Files.createFile(file, OwnerOnly.FILE);
            return Files.write(file, content, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static ConfigurationError unusable(IOException e) {
        return new ConfigurationError(
                "no temporary file can be made: " + Sanitiser.line(String.valueOf(e.getMessage()), 200),
                "Check that you may write to the folder for temporary files and that the disk is not full.", e);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> doomed = files.toList();
            for (Path file : doomed) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // It holds nothing secret, and nobody else can look into it.
        }
    }
}
