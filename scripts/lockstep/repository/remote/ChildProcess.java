package lockstep.repository.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

/**
 * A child process as JGit is to see it. Its complaints are read by the {@link Channel}: JGit would keep them without
 * bound, and wait for their end for ever when a background process (ssh's ControlPersist) holds them open.
 */
final class ChildProcess extends Process {

    private final Process child;
    private final Channel channel;
    private volatile boolean hasSaidAll;

    ChildProcess(Process child, Channel channel) {
        this.child = child;
        this.channel = channel;
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getInputStream() {
        return new FilterInputStream(child.getInputStream()) {
            @Override
            public int read() throws IOException {
                return noted(super.read());
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return noted(super.read(bytes, from, length));
            }
        };
    }

    private int noted(int read) {
        hasSaidAll |= read < 0;
        return read;
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

    /** It would close what it complained about and nobody has read yet: of one that has ended, that is heard first. */
    @Override
    public void destroy() {
        if (hasSaidAll) {
            try {
                channel.words();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        child.destroy();
    }
}
