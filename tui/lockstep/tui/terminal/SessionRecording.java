package lockstep.tui.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import lockstep.base.error.UsageError;
import lockstep.base.files.OwnerOnly;
import lockstep.base.text.Sanitiser;
import lockstep.tui.canvas.Size;

/**
 * Records a session as an asciicast, version 2: what was written, and when. Everything written has passed the canvas,
 * so the recording is as harmless as the screen was. For its owner's eyes only.
 */
public final class SessionRecording implements AutoCloseable {

    private final OutputStream file;
    private final long start = System.nanoTime();

    private SessionRecording(OutputStream file) {
        this.file = file;
    }

    public static SessionRecording to(Path path, Map<String, String> environment, Instant now) {
        Size size = Stty.size(environment);
        try {
            Files.createFile(path, OwnerOnly.FILE);
            SessionRecording recorder = new SessionRecording(Files.newOutputStream(path, StandardOpenOption.WRITE));
            recorder.line("{\"version\": 2, \"width\": " + size.columns() + ", \"height\": " + size.rows()
                    + ", \"timestamp\": " + now.getEpochSecond() + "}");
            return recorder;
        } catch (FileAlreadyExistsException e) {
            throw new UsageError(
                    "there is a file already at " + Sanitiser.line(path.toString(), 200),
                    "Name another one: a recording replaces nothing.", e);
        } catch (IOException e) {
            throw new UsageError(
                    "the recording cannot be written to " + Sanitiser.line(path.toString(), 200),
                    "Name a file in a folder that exists and may be written to.", e);
        }
    }

    /** Passes everything on, and keeps it. */
    OutputStream over(OutputStream terminal) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                terminal.write(bytes, offset, length);
                event("o", new String(bytes, offset, length, StandardCharsets.UTF_8));
            }

            @Override
            public void flush() throws IOException {
                terminal.flush();
            }
        };
    }

    private synchronized void event(String kind, String text) {
        try {
            line(String.format(Locale.ROOT, "[%.6f, \"%s\", \"%s\"]", (System.nanoTime() - start) / 1e9, kind,
                    escaped(text)));
        } catch (IOException e) {
            // The session matters more than its recording.
        }
    }

    private void line(String text) throws IOException {
        file.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                safe.append('\\').append(c);
            } else if (c < 0x20 || (c >= 0x7f && c < 0xa0)) {
                safe.append(String.format("\\u%04x", (int) c));
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // What could be written is written.
        }
    }
}
