package lockstep.commands.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Stdout as a command sees it: remembers whether anything was printed. */
final class AnswerStream extends PrintStream {

    private final PrintStream below;
    private volatile boolean begun;

    AnswerStream(PrintStream below) {
        super(below, true, StandardCharsets.UTF_8);
        this.below = below;
    }

    boolean hasBegun() {
        return begun;
    }

    boolean hasLostItsReader() {
        return below instanceof ReaderAwareStream stream && stream.hasLostItsReader();
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        begun = true;
        super.write(bytes, from, count);
    }

    @Override
    public void write(int one) {
        begun = true;
        super.write(one);
    }
}
