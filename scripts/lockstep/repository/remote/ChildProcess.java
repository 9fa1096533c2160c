package lockstep.repository.remote;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/**
 * A child process as JGit is to see it. Its complaints are read by the {@link Line}: JGit would keep them without
 * bound, and wait for their end for ever when a background process (ssh's ControlPersist) holds them open.
 */
final class ChildProcess extends Process {

    private final Process child;

    ChildProcess(Process child) {
        this.child = child;
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getInputStream() {
        return child.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() {
        return child.getOutputStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return child.waitFor();
    }

    /** JGit asks as soon as the output ends, which can be a moment before the process does. */
    @Override
    public int exitValue() {
        try {
            child.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return child.isAlive() ? -1 : child.exitValue();
    }

    @Override
    public void destroy() {
        child.destroy();
    }
}
