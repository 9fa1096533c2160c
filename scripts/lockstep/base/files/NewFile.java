package lockstep.base.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/**
 * A file that somebody names to be written: what is there already is never overwritten.
 *
 * @param remedy what to do where something is there
 */
public record NewFile(Path path, String remedy) {

    /** @throws UsageError if something is there */
    public void requireFree() {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw isThere(null);
        }
    }

    /** @throws UsageError if something is there */
    public void write(String text) throws IOException {
        try {
            Files.writeString(path, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw isThere(e);
        }
    }

    private UsageError isThere(Throwable cause) {
        return new UsageError(
                Sanitiser.line(path.toString(), 200) + " is there already; nothing was written", remedy, cause);
    }
}
