package lockstep.commands.canary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import lockstep.base.error.LockstepError;
import lockstep.base.error.PartlyDone;
import lockstep.commands.cli.Console;

/**
 * What is said of a canary that is left open because its process is ended from outside. Whoever sits at the terminal is
 * asked what to do with the weight; who does not answer, or is not there, leaves it.
 *
 * @param open what is true if nothing more is done; empty where no canary is carried
 * @param isOff whether it has no traffic any more, and only that is not recorded yet
 * @param abort takes it off the traffic
 * @param hush keeps the canary, which goes on meanwhile, from drawing over the question
 */
record OpenCanary(
        Console console, Supplier<Optional<LockstepError>> open, BooleanSupplier isOff, Runnable abort, Runnable hush)
        implements Supplier<Optional<LockstepError>> {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ABORT = "abort";

    @Override
    public Optional<LockstepError> get() {
        Optional<LockstepError> state = open.get();
        if (state.isEmpty() || isOff.getAsBoolean() || !console.inIsTerminal()) {
            return state;
        }
        hush.run();
        if (!ABORT.equals(answer())) {
            return open.get();
        }
        try {
            abort.run();
            return Optional.of(new PartlyDone("interrupted; all traffic was taken off the canary, and that is recorded",
                    "Nothing is left to do."));
        } catch (LockstepError e) {
            return Optional.of(e);
        }
    }

    private String answer() {
        console.err().print("\nThe canary keeps its traffic unless you type " + ABORT + " within "
                + PATIENCE.toSeconds() + " s: ");
        console.err().flush();
        CompletableFuture<String> line = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> line.complete(readLine()));
        try {
            return line.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return none();
        } catch (ExecutionException | TimeoutException e) {
            return none();
        }
    }

    /** What is said next begins a line of its own. */
    private String none() {
        console.err().println();
        return "";
    }

    private String readLine() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? none() : line.strip();
        } catch (IOException e) {
            return none();
        }
    }
}
