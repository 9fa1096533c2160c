package tests.tuibench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lockstep.rehearsal.Stage;
import tests.tui.TmuxUi;

/** The process as the system sees it: when its first frame is there, what it burns and writes, how much it holds. */
public record ProcessWatch(int idleSeconds) {

    private static final int STARTS = 5;
    private static final double TICKS_A_SECOND = 100;

    public List<String> lines() throws IOException, InterruptedException {
        Path service = Files.createTempDirectory("tui-bench-");
        List<String> lines = new ArrayList<>();
        try (Stage stage = Stage.set(service, System.getenv(), Set.of())) {
            lines.add("| process start to first frame, median of " + STARTS + " | " + firstFrame(stage) + " |");
            try (TmuxUi ui = new TmuxUi(Files.createTempDirectory("tui-bench-"), "screen", 80, 24)) {
                ui.startIn(stage.operatorsClone()).expect("to pick from");
                Thread.sleep(2_000);
                long bytes = written(ui.pid());
                double cpu = cpuSeconds(ui.pid());
                Thread.sleep(Duration.ofSeconds(idleSeconds));
                lines.add(String.format(Locale.ROOT, "| CPU while idle, %d s | %.2f %% of a core |", idleSeconds,
                        (cpuSeconds(ui.pid()) - cpu) * 100 / idleSeconds));
                lines.add("| bytes written while idle | " + (written(ui.pid()) - bytes) / idleSeconds + " a second |");
                long before = written(ui.pid());
                ui.press("Enter").expect("not run yet").press("Enter").expect("recorded evidence/");
                lines.add("| bytes written by a whole gate run, watched | " + (written(ui.pid()) - before) + " |");
                lines.add("| resident memory after it | " + resident(ui.pid()) + " |");
                ui.press("q").expectLeft();
            }
        }
        return lines;
    }

    private static String firstFrame(Stage stage) throws IOException {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (TmuxUi ui = new TmuxUi(Files.createTempDirectory("tui-bench-"), "screen", 80, 24)) {
                long start = System.nanoTime();
                ui.startIn(stage.operatorsClone(), "--readonly").expect("1 Candidate");
                times.add(System.nanoTime() - start);
                ui.expect("to pick from").press("q").expectLeft();
            }
        }
        times.sort(Long::compare);
        return times.get(STARTS / 2) / 1_000_000 + " ms, the shell and tmux's own look included";
    }

    private static double cpuSeconds(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
    }

    private static long written(long pid) throws IOException {
        return Long.parseLong(field(Path.of("/proc/" + pid + "/io"), "wchar"));
    }

    private static String resident(long pid) throws IOException {
        return Long.parseLong(field(Path.of("/proc/" + pid + "/status"), "VmRSS").replaceAll("\\D", "")) / 1024 + " MiB";
    }

    private static String field(Path file, String name) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }
}
