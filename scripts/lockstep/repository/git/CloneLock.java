package lockstep.repository.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;

/** What one process at a time may do in a clone; given back by the system, however the process ends. */
public final class CloneLock implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final FileChannel file;

    private CloneLock(FileChannel file) {
        this.file = file;
    }

    /** Empty where somebody else still has it at the deadline. */
    static Optional<CloneLock> take(Path path, Deadline deadline) {
        try {
            Files.createDirectories(path.getParent());
            // Never deleted: who waits has it open, and would have another file than who comes after.
            FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            while (!isLocked(file)) {
                if (deadline.remaining().compareTo(PAUSE) < 0) {
                    file.close();
                    return Optional.empty();
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            return Optional.of(new CloneLock(file));
        } catch (IOException e) {
            throw new ConfigurationError(
                    Sanitiser.line(path.toString(), 200) + " cannot be written: "
                            + Sanitiser.line(String.valueOf(e.getMessage()), 200),
                    "Check that you may write there and that the disk is not full.", e);
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Another thread of this process.
            return false;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // The system gives it back at the end of the process.
        }
    }
}
