package tests.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process took of the processors, however busy they were.
 *
 * @param children of those that it started and that have ended
 */
record ProcessorTime(Duration own, Duration children) {

    private static final int OWN = 11;
    private static final int CHILDREN = 13;
    private static final long MILLIS_A_TICK = 10;

    static ProcessorTime of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return new ProcessorTime(time(fields, OWN), time(fields, CHILDREN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration time(String[] fields, int first) {
        return Duration.ofMillis(MILLIS_A_TICK * (Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1])));
    }

    ProcessorTime minus(ProcessorTime before) {
        return new ProcessorTime(own.minus(before.own), children.minus(before.children));
    }

    Duration all() {
        return own.plus(children);
    }
}
