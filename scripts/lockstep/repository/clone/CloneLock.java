package lockstep.repository.clone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;

/** What one at a time may do in a clone; given back by the system, however the process ends. */
public final class CloneLock implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** Of this process: to open and close the file a second time would give the system's lock back. */
    private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel file;

    private CloneLock(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /** Empty where somebody else still has it at the deadline. */
    public static Optional<CloneLock> take(Path path, Deadline deadline) {
        while (!TAKEN.add(path)) {
            if (isOver(deadline)) {
                return Optional.empty();
            }
        }
        Optional<CloneLock> taken = Optional.empty();
        try {
            taken = ofSystem(path, deadline);
            return taken;
        } catch (IOException e) {
            throw new ConfigurationError(
                    Sanitiser.line(path.toString(), 200) + " cannot be written: "
                            + Sanitiser.line(String.valueOf(e.getMessage()), 200),
                    "Check that you may write there and that the disk is not full.", e);
        } finally {
            if (taken.isEmpty()) {
                TAKEN.remove(path);
            }
        }
    }

    private static Optional<CloneLock> ofSystem(Path path, Deadline deadline) throws IOException {
        Files.createDirectories(path.getParent());
        // Never deleted: who waits has it open, and would have another file than who comes after.
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        while (!isLocked(file)) {
            if (isOver(deadline)) {
                file.close();
                return Optional.empty();
            }
        }
        return Optional.of(new CloneLock(path, file));
    }

    private static boolean isOver(Deadline deadline) {
        if (deadline.remaining().compareTo(PAUSE) < 0) {
            return true;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
        return false;
    }

    private static boolean isLocked(FileChannel file) {
        try {
            return file.tryLock() != null;
        } catch (IOException e) {
            // A file system without locks: there it holds within this process alone.
            return true;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // The system gives it back at the end of the process.
        } finally {
            TAKEN.remove(path);
        }
    }
}
