package lockstep.release.deploy;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Deadline;

/**
 * A command of the host that answers by what it prints. Started without a shell; what it prints beyond the cap is read
 * and thrown away, so that it never waits for a reader.
 *
 * @param what it is for, in words: {@code traffic.read}
 * @param cap the most bytes of its output that are kept
 */
public record HostCommand(String what, List<String> words, Path folder, Secrets secrets, int cap) {

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final int LONGEST_COMPLAINT = 200;

    public HostCommand {
        words = List.copyOf(words);
    }

    /** How it ended. */
    public sealed interface End {

        /** It exited 0, having printed this. */
        record Done(String output) implements End {}

        /** It did not; one sanitised line says why. */
        record Failed(String why) implements End {}
    }

    /**
     * An end, and how it came.
     *
     * @param hasExited whether it ended by itself, and so said something
     */
    public record Attempt(End end, boolean hasExited) {}

    /** @param limit it is ended when this is over */
    public End run(Deadline limit) {
        return attempt(limit).end();
    }

    public Attempt attempt(Deadline limit) {
        Process process;
        try {
            process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
        } catch (IOException e) {
            return unsaid("could not be started: " + Sanitiser.line(e.getMessage(), LONGEST_COMPLAINT));
        }
        FutureTask<byte[]> output = new FutureTask<>(() -> read(process.getInputStream(), cap));
        FutureTask<byte[]> complaint = new FutureTask<>(() -> read(process.getErrorStream(), LONGEST_COMPLAINT));
        Thread.ofVirtual().start(output);
        Thread.ofVirtual().start(complaint);
        try {
            if (!process.waitFor(limit.remaining().toMillis(), TimeUnit.MILLISECONDS)) {
                return unsaid("did not end in time, and was ended");
            }
            byte[] printed = output.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
            if (process.exitValue() != 0) {
                return new Attempt(failed("exited " + process.exitValue() + said(complaint)), true);
            }
            return printed.length > cap
                    ? unsaid("printed more than " + cap + " bytes")
                    : new Attempt(new End.Done(new String(printed, StandardCharsets.UTF_8)), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unsaid("was interrupted");
        } catch (ExecutionException | TimeoutException e) {
            return unsaid("left its output open");
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private String said(FutureTask<byte[]> complaint)
            throws InterruptedException, ExecutionException, TimeoutException {
        String text = new String(complaint.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS), StandardCharsets.UTF_8);
        String line = Sanitiser.line(secrets.redact(text).strip(), LONGEST_COMPLAINT);
        return line.isEmpty() ? "" : ": " + line;
    }

    private Attempt unsaid(String how) {
        return new Attempt(failed(how), false);
    }

    private End failed(String how) {
        return new End.Failed(what + " (" + Sanitiser.line(secrets.redact(words.getFirst()), 100) + ") " + how);
    }

    /** One byte more than the cap tells that there was more. */
    private static byte[] read(InputStream stream, int cap) throws IOException {
        try (stream) {
            byte[] kept = stream.readNBytes(cap + 1);
            stream.transferTo(OutputStream.nullOutputStream());
            return kept;
        }
    }
}
