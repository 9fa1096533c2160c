package lockstep.tui.adapter;

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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.tui.api.CommandRun;

/** Runs a command of the operator's own, without a shell and without the terminal. */
record OwnCommand(Path folder, Secrets secrets) {

    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_LINES = 1_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /** Colours and the like, which mean nothing here. */
    private static final Pattern DRESSING = Pattern.compile("\u001b\\[[0-9;:]*m");

    CommandRun run(List<String> words, Duration limit) {
        Process process;
        try {
            process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
        } catch (IOException e) {
            return new CommandRun(List.of(), "could not be started: " + Sanitiser.line(e.getMessage(), 200), false);
        }
        FutureTask<byte[]> output = new FutureTask<>(() -> read(process.getInputStream()));
        Thread.ofVirtual().start(output);
        String end = "did not end within " + Durations.human(limit) + ", and was ended";
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                end = "exited " + process.exitValue();
            }
        } catch (InterruptedException e) {
            end = "was stopped";
        }
        // By its handle: ending the process itself would close its output before it is read.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.toHandle().destroyForcibly();
        List<String> lines = lines(output);
        process.destroyForcibly();
        return new CommandRun(lines, end, end.equals("exited 0"));
    }

    private List<String> lines(FutureTask<byte[]> output) {
        try {
            byte[] bytes = output.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
            String text = secrets.redact(new String(bytes, StandardCharsets.UTF_8));
            List<String> lines = DRESSING.matcher(text).replaceAll("").replace("\t", "    ").lines()
                    .limit(MOST_LINES + 1L)
                    .toList();
            boolean cut = lines.size() > MOST_LINES || bytes.length >= MOST_BYTES;
            return cut ? cut(lines) : lines;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException | TimeoutException e) {
            return List.of("(it left its output open)");
        }
    }

    private static List<String> cut(List<String> lines) {
        return Stream.concat(
                lines.stream().limit(MOST_LINES), Stream.of("(and more)")).toList();
    }

    private static byte[] read(InputStream stream) throws IOException {
        try (stream) {
            byte[] kept = stream.readNBytes(MOST_BYTES);
            stream.transferTo(OutputStream.nullOutputStream());
            return kept;
        }
    }
}
