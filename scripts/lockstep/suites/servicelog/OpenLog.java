package lockstep.suites.servicelog;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A log that is being read, and the process that prints it, if one does. */
public record OpenLog(InputStream in, Optional<Process> process) implements AutoCloseable {

    static OpenLog of(InputStream in) {
        return new OpenLog(in, Optional.empty());
    }

    static OpenLog of(Process process) {
        return new OpenLog(process.getInputStream(), Optional.of(process));
    }

    /** Once all has been read: what is wrong with the way in which it ended. */
    Optional<String> trouble() throws InterruptedException {
        if (process.isEmpty()) {
            return Optional.empty();
        }
        if (!process.get().waitFor(2, TimeUnit.SECONDS)) {
            return Optional.of("the log command closed its output and did not end");
        }
        int code = process.get().exitValue();
        return code == 0 ? Optional.empty() : Optional.of("the log command exited " + code);
    }

    @Override
    public void close() {
        process.filter(Process::isAlive).ifPresent(running -> {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        });
        try {
            in.close();
        } catch (IOException e) {
            // Nothing is read from it any more.
        }
    }
}
