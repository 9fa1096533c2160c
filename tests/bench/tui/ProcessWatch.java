package tests.bench.tui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lockstep.demo.rehearsal.DemoTeam;
import tests.tui.TmuxUi;

/** The process: what it burns and writes, how much it holds. */
public record ProcessWatch(int idleSeconds) {

    private static final int ENTRIES = 10_000;

    public List<String> lines() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        try (DemoTeam stage = stage(); TmuxUi ui = tmux()) {
            day(stage, ui, lines);
        }
        try (DemoTeam stage = stage(); TmuxUi ui = tmux()) {
            new LongLog(ENTRIES).pushTo(stage);
            longLog(stage, ui, lines);
        }
        return lines;
    }

    private static DemoTeam stage() throws IOException {
        return DemoTeam.set(Files.createTempDirectory("tui-bench-"), System.getenv(), Set.of());
    }

    static TmuxUi tmux() throws IOException {
        return new TmuxUi(Files.createTempDirectory("tui-bench-"), "screen", 80, 24).withoutArchive();
    }

    private static Watched start(DemoTeam stage, TmuxUi ui, String... options) throws IOException {
        Path recording = Files.createTempDirectory("tui-bench-").resolve("session.cast");
        List<String> words = new ArrayList<>(List.of("--record", recording.toString()));
        words.addAll(List.of(options));
        ui.startIn(stage.operatorsClone(), words.toArray(String[]::new));
        return new Watched(ui, recording);
    }

    private void day(DemoTeam stage, TmuxUi ui, List<String> lines) throws IOException, InterruptedException {
        Watched watched = start(stage, ui);
        ui.expect("healthy", "▸ ");
        Thread.sleep(2_000);
        idle(watched, lines);
        ui.press("d", "Down", "Down").expect("--recovery");
        long bytes = watched.bytesWritten();
        long began = System.nanoTime();
        ui.press("Enter").expect("Drill recovery: ");
        double seconds = (System.nanoTime() - began) / 1e9;
        lines.add(row(
                "bytes written while a gate run is live, over the " + Math.round(seconds)
                        + " s of a burst and its recovery",
                Math.round((watched.bytesWritten() - bytes) / seconds) + " a second"));
        bytes = watched.bytesWritten();
        ui.press("h", "Enter").expect("Run the staging gates of").press("Enter").expect("recorded evidence/");
        lines.add(row(
                "bytes written by a whole gate run, watched, and its record",
                String.valueOf(watched.bytesWritten() - bytes)));
        lines.add(row("resident memory after these", watched.residentMebibytes() + " MiB"));
        ui.press("q").expectLeft();
    }

    private void longLog(DemoTeam stage, TmuxUi ui, List<String> lines) throws IOException, InterruptedException {
        Watched watched = start(stage, ui, "--readonly");
        ui.expect("healthy", "▸ ").press("l").expect(ENTRIES + " entries");
        for (int i = 0; i < 20; i++) {
            ui.press("PgDn", "End", "Home");
        }
        ui.press("u");
        Thread.sleep(5_000);
        lines.add(row("resident memory with a log of 10,000 entries open, read twice", watched.residentMebibytes()
                + " MiB"));
        ui.press("q").expectLeft();
    }

    private void idle(Watched watched, List<String> lines) throws IOException, InterruptedException {
        long bytes = watched.bytesWritten();
        double cpu = watched.cpuSeconds();
        Thread.sleep(Duration.ofSeconds(idleSeconds));
        double share = (watched.cpuSeconds() - cpu) * 100 / idleSeconds;
        lines.add(row("CPU while idle, over " + idleSeconds
                + " s", String.format(Locale.ROOT, "%.2f %% of a core", share)));
        lines.add(row("bytes written while idle, over the same", String.valueOf(watched.bytesWritten() - bytes)));
    }

    static String row(String what, String measured) {
        return "| " + what + " | " + measured + " |";
    }
}
