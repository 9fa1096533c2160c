package lockstep.suites.servicelog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.base.text.Durations;

/** Reads a log line by line, within limits of time, size and length of line. */
final class ServiceLogReader {

    static final int LONGEST_LINE = 64 * 1024;

    private static final int CHUNK = 16 * 1024;

    /** Takes the lines. */
    @FunctionalInterface
    interface Lines {

        /** @param isEnded false for the last one, where its end was not read */
        void add(String line, boolean isEnded);
    }

    private final LogSource source;
    private final Lines lines;
    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicReference<OpenLog> opened = new AtomicReference<>();
    private volatile boolean isOver;
    private boolean tooLong;

    ServiceLogReader(LogSource source, long mostBytes, Lines lines) {
        this.source = source;
        this.mostBytes = mostBytes;
        this.lines = lines;
    }

    long bytes() {
        return bytes.get();
    }

    /** Why not all of it was read; empty where all was. */
    Optional<String> run(Duration limit) {
        FutureTask<Optional<String>> reading = new FutureTask<>(this::openAndReadAll);
        // Who opens a pipe that nobody writes to waits for somebody, and no interrupt ends that.
        Thread.ofPlatform().daemon().name("log").start(reading);
        try {
            return reading.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.of(opened.get() == null
                    ? "the log could not be opened within " + Durations.human(limit) + ": does anything write to it?"
                    : "the log did not end within " + Durations.human(limit));
        } catch (ExecutionException e) {
            return Optional.of("the log could not be read: " + e.getCause().getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while reading the log");
        } finally {
            isOver = true;
            Optional.ofNullable(opened.get()).ifPresent(OpenLog::close);
        }
    }

    private Optional<String> openAndReadAll() throws IOException, InterruptedException {
        OpenLog log;
        try {
            log = source.open();
        } catch (IOException e) {
            return Optional.of("the log could not be opened: " + e.getClass().getSimpleName());
        }
        try (log) {
            opened.set(log);
            return readAll(log);
        }
    }

    private Optional<String> readAll(OpenLog log) throws IOException, InterruptedException {
        InputStream in = log.in();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        int read = isOver ? -1 : in.read(chunk);
        while (read >= 0 && !isOver) {
            for (int i = 0; i < read; i++) {
                if (chunk[i] == '\n') {
                    end(line, true);
                } else if (line.size() < LONGEST_LINE) {
                    line.write(chunk[i]);
                } else {
                    tooLong = true;
                }
            }
            if (bytes.addAndGet(read) > mostBytes) {
                return Optional.of("the log is larger than " + mostBytes / (1 << 20) + " MiB; only that much was read");
            }
            read = in.read(chunk);
        }
        end(line, false);
        return log.trouble().or(() -> tooLong
                ? Optional.of("a line of the log is longer than " + LONGEST_LINE / 1024 + " KiB")
                : Optional.empty());
    }

    private void end(ByteArrayOutputStream line, boolean isEnded) {
        if (line.size() > 0) {
            lines.add(line.toString(StandardCharsets.UTF_8), isEnded);
            line.reset();
        }
    }
}
