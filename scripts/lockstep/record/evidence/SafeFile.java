package lockstep.record.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import lockstep.base.error.NotVerified;
import lockstep.base.files.OwnerOnly;
import lockstep.base.text.Sanitiser;

/**
 * Writes a file so that it is whole or absent, whatever is killed in between, and readable by its owner only: a
 * temporary file beside it, forced to disk, moved into place, and the folder forced after it.
 */
public final class SafeFile {

    private SafeFile() {}

    public static void write(Path file, String text) {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        try {
            Path temporary = Files.createTempFile(folder, ".lockstep-", ".tmp", OwnerOnly.FILE);
            try {
                try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        } catch (IOException e) {
            throw cannotStore(target, e);
        }
    }

    /** Makes the folder, for its owner only, if it is not there. */
    public static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder.toAbsolutePath(), OwnerOnly.FOLDER);
        } catch (FileAlreadyExistsException e) {
            throw new NotVerified(
                    Sanitiser.line(folder.toString(), 200) + " is not a folder",
                    "Name another folder, or move the file away.", e);
        } catch (IOException e) {
            throw cannotStore(folder, e);
        }
    }

    private static NotVerified cannotStore(Path path, IOException e) {
        return new NotVerified(
                Sanitiser.line(path.toString(), 200) + " could not be stored: " + e.getClass().getSimpleName() + " "
                        + Sanitiser.line(String.valueOf(e.getMessage()), 200),
                "Check that the folder exists, may be written to, and that the disk is not full; then run again.",
                e);
    }
}
