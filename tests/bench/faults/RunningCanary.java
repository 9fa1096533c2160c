package tests.bench.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tests.release.canary.CanaryDay;
import tests.release.workflow.ChildJvm;
import tests.release.workflow.Seat;

/** What a canary that really runs takes of its host: a process of its own, seen from outside. */
public final class RunningCanary {

    private static final Duration STARTING = Duration.ofSeconds(40);
    private static final Duration WATCHED = Duration.ofSeconds(120);

    /** As the door has it. */
    private static final List<String> HEAP = List.of("-XX:InitialHeapSize=16m", "-XX:MaxNewSize=8m",
            "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20", "-XX:-ShrinkHeapInSteps");

    private RunningCanary() {}

    /** Rows of a table. */
    public static String rows() {
        try (CanaryDay day = new CanaryDay().lasting("4m")) {
            Seat olga = day.operator("Olga");
            olga.reconfigure("interval: 200ms", "interval: 5s");
            List<String> command = new ArrayList<>(ChildJvm.command(
                    CanaryProcess.class.getName(), olga.folder().toString(), day.commit().hex()));
            command.addAll(1, HEAP);
            Process process = day.day().git().start(olga.folder(), command);
            try {
                Thread.ofVirtual().start(() -> drain(process));
                Thread.sleep(STARTING);
                ProcessorTime before = ProcessorTime.of(process.pid());
                Thread.sleep(WATCHED);
                ProcessorTime taken = ProcessorTime.of(process.pid()).minus(before);
                return String.format(Locale.ROOT, "| processor time of a running canary: a look each 5 s, a state each 40 s |"
                                + " %.2f %% of a core |%n| the same of the commands that it starts: `sh`, `git` |"
                                + " %.2f %% of a core |%n| most memory of it | %d MiB |%n",
                        share(taken.own()), share(taken.children()), most(process.pid()));
            } finally {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double share(Duration taken) {
        return 100.0 * taken.toMillis() / WATCHED.toMillis();
    }

    private static void drain(Process process) {
        try (InputStream output = process.getInputStream()) {
            output.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It was ended.
        }
    }

    private static long most(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                    .findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
