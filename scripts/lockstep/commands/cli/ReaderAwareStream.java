package lockstep.commands.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stream that knows, once something could not be written, whether that was because its reader had gone. */
public final class ReaderAwareStream extends PrintStream {

    private final Watched watched;

    public ReaderAwareStream(OutputStream out, Path descriptor) {
        this(new Watched(out, descriptor));
    }

    private ReaderAwareStream(Watched watched) {
        super(watched, true, StandardCharsets.UTF_8);
        this.watched = watched;
    }

    /** Whether the reader closed its end of a pipe. */
    boolean hasLostItsReader() {
        return watched.readerIsGone;
    }

    private static final class Watched extends FilterOutputStream {

        private final Path descriptor;
        private volatile boolean readerIsGone;

        Watched(OutputStream out, Path descriptor) {
            super(out);
            this.descriptor = descriptor;
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                throw noted(e);
            }
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void flush() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                throw noted(e);
            }
        }

        /** A full disk is never behind a pipe; the error's own words depend on the locale. */
        private IOException noted(IOException e) {
            readerIsGone = isPipe() || String.valueOf(e.getMessage()).contains("Broken pipe");
            return e;
        }

        private boolean isPipe() {
            try {
                String file = Files.readSymbolicLink(descriptor).toString();
                return file.startsWith("pipe:") || file.startsWith("socket:");
            } catch (IOException e) {
                return false;
            }
        }
    }
}
