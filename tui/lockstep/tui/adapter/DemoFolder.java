package lockstep.tui.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lockstep.base.error.NotVerified;

/** Where the embedded environment lies. It is gone when the UI is, however that ends: by a key, a signal, a crash. */
final class DemoFolder {

    private static final int TRIES = 3;

    private final Path path;
    private final Thread atExit = new Thread(this::delete, "demo folder");

    private DemoFolder(Path path) {
        this.path = path;
    }

    static DemoFolder make() {
        try {
            DemoFolder folder = new DemoFolder(Files.createTempDirectory("lockstep-demo-"));
            Runtime.getRuntime().addShutdownHook(folder.atExit);
            return folder;
        } catch (IOException e) {
            throw new NotVerified("the rehearsal's folder cannot be written",
                    "Check TMPDIR, and that the disk is not full.", e);
        }
    }

    Path path() {
        return path;
    }

    void remove() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending: the hook finds nothing any more.
        }
    }

    /** Again where somebody was still writing: the services may live a moment longer. */
    private void delete() {
        for (int tried = 0; tried < TRIES && Files.exists(path); tried++) {
            try (Stream<Path> files = Files.walk(path)) {
                List<Path> deepest = files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepest) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException e) {
                // Something came or went meanwhile.
            }
        }
    }
}
