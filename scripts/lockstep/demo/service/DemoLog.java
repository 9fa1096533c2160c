package lockstep.demo.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;

/** The last lines of the service's log, in memory and, if asked for, all of them in a file. */
public final class DemoLog {

    private static final int MOST_KEPT = 2_000;
    private static final OpenOption[] APPEND = {StandardOpenOption.CREATE, StandardOpenOption.APPEND};

    private final Deque<String> last = new ArrayDeque<>();
    private Optional<Path> file;

    DemoLog(Optional<Path> file) {
        this.file = file;
        if (file.isPresent() && !append(file.get(), "")) {
            throw new ConfigurationError(
                    "the log file cannot be written: " + Sanitiser.line(file.get().toString(), 200),
                    "Name a file in a folder that exists and is yours.");
        }
    }

    synchronized void add(String line) {
        last.addLast(line);
        if (last.size() > MOST_KEPT) {
            last.removeFirst();
        }
        // Observability is passive: a full disk ends the log, not the service (scaling-upgrade-protocol.md).
        file = file.filter(open -> append(open, line + "\n"));
    }

    public synchronized List<String> lines() {
        return List.copyOf(last);
    }

    private static boolean append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, APPEND);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
