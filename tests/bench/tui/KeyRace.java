package tests.bench.tui;

import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import lockstep.base.release.Sha;
import lockstep.tui.api.Candidate;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.state.Key;
import lockstep.tui.state.UiEvent;
import lockstep.tui.state.UiState;
import lockstep.tui.terminal.UiLoop;
import lockstep.tui.terminal.Worker;
import tests.tui.Scenes;

/** From the key to the last byte of the frame that it changes, with a log of 10,000 entries open. */
public record KeyRace(int keys) {

    private static final int ENTRIES = 10_000;
    private static final int CANDIDATES = 5_000;
    private static final List<String> MOVES = List.of("Down", "Down", "Down", "Up", "PgDn", "PgUp", "End", "Home",
            "Tab", "Down", "Tab", "w", "l", "c", "Down", "h", "R", "g");
    private static final List<String> FILTER = List.of("Esc", "Esc", "l", "/", "p", "a", "s", "s", "Space", "1", "Enter",
            "Down", "Down", "PgDn", "Esc");

    public List<String> lines() throws InterruptedException {
        CountingDisplay display = new CountingDisplay();
        UiState begin = UiState.begin(Scenes.terms(), true, display.size(), Scenes.NOW, Optional.empty());
        UiLoop loop = new UiLoop(display, new Glyphs(true), InstantSource.fixed(Scenes.NOW), begin, line -> { });
        Thread screen = Thread.ofPlatform().daemon().start(() -> {
            try {
                loop.run(new Worker(() -> null, event -> { }, defect -> { }, error -> { }));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        display.awaitFrame();
        press(loop, display, new UiEvent.GitRead(
                Scenes.with(Scenes.situation(), candidates(), new LongLog(ENTRIES).lines()).git()));
        press(loop, display, new UiEvent.Pressed(new Key("l")));
        Random random = new Random(1);
        for (int warm = 0; warm < keys / 4; warm++) {
            press(loop, display, new UiEvent.Pressed(new Key(MOVES.get(random.nextInt(MOVES.size())))));
        }
        List<Long> times = new ArrayList<>();
        List<Long> costs = new ArrayList<>();
        long bytes = display.bytes();
        for (int i = 0; i < keys; i++) {
            long before = processorTime(screen);
            times.add(press(loop, display, new UiEvent.Pressed(new Key(MOVES.get(random.nextInt(MOVES.size()))))));
            costs.add(processorTime(screen) - before);
        }
        long perKey = (display.bytes() - bytes) / keys;
        List<Long> typed = new ArrayList<>();
        for (int i = 0; i < keys / FILTER.size(); i++) {
            for (String key : FILTER) {
                long before = processorTime(screen);
                press(loop, display, new UiEvent.Pressed(new Key(key)));
                typed.add(processorTime(screen) - before);
            }
        }
        typed.sort(Long::compare);
        times.sort(Long::compare);
        costs.sort(Long::compare);
        return List.of(
                "| keypress to last byte, p50, log of 10,000 entries, 5,000 candidates | " + ms(times.get(keys / 2)) + " |",
                "| keypress to last byte, p99 | " + ms(times.get(keys * 99 / 100)) + " |",
                "| processor time of a keypress, mean | " + ms(costs.stream().mapToLong(Long::longValue).sum() / keys) + " |",
                "| processor time of a keypress, p99 | " + ms(costs.get(keys * 99 / 100)) + " |",
                "| processor time of a key typed into the filter of the log, p99 | " + ms(typed.get(typed.size() * 99 / 100))
                        + " |",
                "| bytes a keypress writes at 80x24, mean | " + perKey + " |");
    }

    private static List<Candidate> candidates() {
        return IntStream.range(0, CANDIDATES)
                .mapToObj(i -> Scenes.candidate(
                        new Sha(String.format("%040x", 0xabc0000000L + i)), "Grace Hopper", "Change number " + i, i))
                .toList();
    }

    private static long press(UiLoop loop, CountingDisplay display, UiEvent event) throws InterruptedException {
        long start = System.nanoTime();
        loop.offer(event);
        return display.awaitFrame() - start;
    }

    /** What the screen's thread has burnt so far: on a busy machine the clock says little. */
    private static long processorTime(Thread screen) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(screen.threadId());
    }

    private static String ms(long nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }
}
