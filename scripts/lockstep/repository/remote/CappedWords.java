package lockstep.repository.remote;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Counts what a server says beside the matter, and hangs up on one that does not stop: JGit keeps every word of it in
 * memory.
 */
final class CappedWords extends OutputStream {

    private static final int MOST = 1024 * 1024;

    private int said;

    @Override
    public void write(int word) throws IOException {
        count(1);
    }

    @Override
    public void write(byte[] words, int offset, int length) throws IOException {
        count(length);
    }

    private void count(int more) throws IOException {
        said += more;
        if (said > MOST) {
            throw new IOException("the server sent too much text");
        }
    }
}
