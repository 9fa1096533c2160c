package lockstep.suites.failure;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lockstep.gates.http.Deadline;

/**
 * Speaks to whoever sits at the terminal, and waits for ENTER.
 *
 * @param yes do not wait: whoever started this sees to it, and the drill waits for the effect
 */
public record TerminalGuide(PrintStream err, InputStream in, boolean yes) implements Guide {

    @Override
    public boolean isDone(List<String> instructions, Deadline deadline) {
        err.println();
        instructions.forEach(err::println);
        if (yes) {
            err.println("(--yes: not waiting for ENTER, but for the effect)");
            err.flush();
            return true;
        }
        err.println("Press ENTER when it is deployed.");
        err.flush();
        FutureTask<Boolean> enter = new FutureTask<>(this::readLine);
        Thread.ofPlatform().daemon().name("enter").start(enter);
        try {
            return enter.get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** False at the end of the input: nobody is there. */
    private boolean readLine() throws IOException {
        int c = in.read();
        while (c >= 0 && c != '\n') {
            c = in.read();
        }
        return c == '\n';
    }
}
