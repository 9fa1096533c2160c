package lockstep.commands.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Stdout as a command sees it: remembers whether anything was printed, and says so where nothing else can be. */
final class AnswerStream extends PrintStream {

    private final PrintStream below;
    private final Optional<String> command;
    private volatile boolean begun;

    /** @param command which was asked for JSON; empty where none was */
    AnswerStream(PrintStream below, Optional<String> command) {
        super(below, true, StandardCharsets.UTF_8);
        this.below = below;
        this.command = command;
    }

    /** The answer of a command that has no other; nothing where it began one, or was not asked for JSON. */
    void fail(ErrorAnswer error) {
        if (!begun) {
            command.ifPresent(name -> print(ErrorJson.write(name, error)));
            flush();
        }
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
