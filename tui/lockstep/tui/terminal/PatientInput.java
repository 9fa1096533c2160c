package lockstep.tui.terminal;

import java.io.IOException;
import java.io.InputStream;

/**
 * Input from a slow line: after an ESC it waits a moment for the rest of an arrow key before saying that nothing more
 * has come. Without that, a key that arrives in two packets would be read as ESC and two letters.
 */
final class PatientInput extends InputStream {

    private static final int ESCAPE = 27;
    private static final int TRIES = 12;
    private static final long A_MOMENT_MS = 5;

    private final InputStream in;
    private boolean inSequence;

    PatientInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        inSequence = read == ESCAPE;
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        inSequence = read > 0 && isUnfinished(bytes, offset, read);
        return read;
    }

    /** Whether it ends in an ESC, or in one with the sign and the digits that begin a sequence. */
    private static boolean isUnfinished(byte[] bytes, int offset, int length) {
        int last = offset + length - 1;
        int from = last;
        while (from > offset && (Character.isDigit(bytes[from]) || bytes[from] == ';')) {
            from--;
        }
        boolean introduced = from > offset && bytes[from - 1] == ESCAPE
                && (bytes[from] == '[' || (bytes[from] == 'O' && from == last));
        return bytes[last] == ESCAPE || introduced;
    }

    @Override
    public int available() throws IOException {
        for (int tried = 0; inSequence && tried < TRIES && in.available() == 0; tried++) {
            try {
                Thread.sleep(A_MOMENT_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        inSequence = false;
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
