package tests.bench.tui;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.tui.adapter.DemoDesk;
import lockstep.tui.api.Declared;
import lockstep.tui.api.Invocation;
import lockstep.tui.api.ReleaseDesk;
import lockstep.tui.api.Source;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.seen.Sources;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiEvent;
import lockstep.tui.state.UiState;
import lockstep.tui.update.Update;
import lockstep.tui.view.Views;
import tests.tui.PretendDesk;
import tests.tui.RuntimeOptions;

/**
 * A day of looking, on a clock that nobody waits for: every poll is asked, folded in, drawn and painted as in the UI's
 * own loop, and what is alive is weighed after each hour. It runs in a process of its own, with the heap of
 * {@code release-tui}.
 */
public final class SimulatedDay {

    /** Every ten seconds for a day. */
    public static final int POLLS = 8_640;

    private static final int HOUR = 360;
    private static final Duration TICK = Duration.ofSeconds(5);
    private static final int TICKS = 2;

    private final ReleaseDesk desk;
    private final QuietDisplay display = new QuietDisplay();
    private Instant now = Instant.parse("2026-01-22T00:00:00Z");
    private UiState state;
    private long asked;

    private SimulatedDay(ReleaseDesk desk) {
        this.desk = desk;
        this.state = UiState.begin(
                desk.terms(), true, QuietDisplay.SIZE, now, Optional.of(Sources.USUAL_POLL));
    }

    /**
     * What a day of it weighed.
     *
     * @param hours the bytes that were alive after each hour
     * @param asked how often a source was asked
     * @param residentMebibytes of the process, at the end
     */
    public record Weighed(List<Long> hours, long asked, long residentMebibytes) {

        /** How much more was alive in the last hours than in the first: the least of each third, which no chance makes. */
        public long growth() {
            int third = Math.max(1, hours.size() / 3);
            return least(hours.subList(hours.size() - third, hours.size())) - least(hours.subList(0, third));
        }

        private static long least(List<Long> some) {
            return some.stream().mapToLong(Long::longValue).min().orElseThrow();
        }

        public List<String> lines() {
            return List.of(row("sources asked in a simulated day", String.valueOf(asked)),
                    row("alive after its first and its last hour",
                            mebibytes(hours.getFirst()) + " and " + mebibytes(hours.getLast())),
                    row("growth over the day", growth() / 1024 + " KiB"),
                    row("resident memory after it", residentMebibytes + " MiB"));
        }

        private static String mebibytes(long bytes) {
            return String.format(Locale.ROOT, "%.2f MiB", bytes / 1048576.0);
        }

        private static String row(String what, String measured) {
            return "| " + what + " | " + measured + " |";
        }
    }

    /** @param real whether a real repository and real services are asked, or a desk that answers whatever it likes */
    public static Weighed run(int polls, boolean real) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        words.addAll(RuntimeOptions.ofTheUi());
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), SimulatedDay.class.getName(),
                String.valueOf(polls), String.valueOf(real)));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(said::add);
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join("\n", said));
        }
        return new Weighed(numbers(said, "hour "), numbers(said, "asked ").getFirst(),
                numbers(said, "resident ").getFirst());
    }

    private static List<Long> numbers(List<String> said, String word) {
        return said.stream().filter(line -> line.startsWith(word))
                .map(line -> Long.parseLong(line.substring(word.length()))).toList();
    }

    public static void main(String... args) throws IOException {
        try (ReleaseDesk desk = Boolean.parseBoolean(args[1])
                ? DemoDesk.open(new Operator("Ada Lovelace"), System.getenv(), Set.of(), Invocation.plain())
                : new PretendDesk(1, sha -> {})) {
            new SimulatedDay(desk).pass(Integer.parseInt(args[0]));
        }
    }

    private void pass(int polls) throws IOException {
        take(new UiEvent.Opened(desk.terms()));
        for (int poll = 1; poll <= polls; poll++) {
            for (int tick = 0; tick < TICKS; tick++) {
                now = now.plus(TICK);
                take(new UiEvent.Ticked());
            }
            if (poll % HOUR == 0) {
                System.out.println("hour " + alive());
            }
        }
        System.out.println("asked " + asked);
        System.out.println("resident " + resident());
    }

    /** Folds it in and all that comes of it, and paints. */
    private void take(UiEvent event) throws IOException {
        Queue<UiEvent> events = new ArrayDeque<>(List.of(event));
        while (!events.isEmpty()) {
            Transition next = Update.reduce(state, new UiEvent.Timed(now, events.remove()));
            state = next.state();
            for (Effect effect : next.effects()) {
                if (effect instanceof Effect.Ask(Source source, var about, var service, var declared)) {
                    asked++;
                    events.add(answer(source, about, declared));
                }
            }
            display.paint(Views.draw(state, new Glyphs(true)));
        }
    }

    private UiEvent answer(Source source, Optional<Sha> about, Optional<Declared> declared) {
        try {
            return switch (source) {
                case GIT -> new UiEvent.GitRead(desk.read());
                case STAGING -> new UiEvent.EnvironmentAsked(Environment.STAGING, desk.ask(Environment.STAGING));
                case PRODUCTION ->
                    new UiEvent.EnvironmentAsked(Environment.PRODUCTION, desk.ask(Environment.PRODUCTION));
                case METRICS -> new UiEvent.MetricsRead(desk.metrics());
                case TRAFFIC -> new UiEvent.StrayRead(desk.stray());
                case PIPELINE -> new UiEvent.PipelineRead(desk.explain(about, declared));
            };
        } catch (LockstepError e) {
            return new UiEvent.SourceFailed(source, e.getMessage(), e.remedy());
        }
    }

    private static long alive() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
