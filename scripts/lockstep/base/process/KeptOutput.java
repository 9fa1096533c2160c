package lockstep.base.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** What a program prints, up to a number of bytes; read on a thread of its own, to the end. */
final class KeptOutput {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread reader;

    KeptOutput(InputStream stream, int most) {
        reader = Thread.ofVirtual().start(() -> read(stream, most));
    }

    private void read(InputStream stream, int most) {
        byte[] some = new byte[8_192];
        try (stream) {
            while (kept.size() < most) {
                int length = stream.read(some, 0, Math.min(some.length, most - kept.size()));
                if (length < 0) {
                    return;
                }
                kept.write(some, 0, length);
            }
            stream.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The program was ended.
        }
    }

    /** Whether all of it has come. */
    boolean ends(Duration limit) throws InterruptedException {
        return reader.join(limit);
    }

    byte[] bytes() {
        return kept.toByteArray();
    }
}
