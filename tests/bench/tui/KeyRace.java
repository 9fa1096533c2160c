package tests.bench.tui;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
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
    private static final List<String> MOVES = List.of("Down", "Down", "Down", "Up", "PgDn", "PgUp", "End", "Home",
            "Tab", "Down", "Tab", "w", "l");

    public List<String> lines() throws InterruptedException {
        CountingDisplay display = new CountingDisplay();
        UiState begin = UiState.begin(Scenes.terms(), true, display.size(), Scenes.NOW);
        UiLoop loop = new UiLoop(display, new Glyphs(true), InstantSource.fixed(Scenes.NOW), begin, line -> { });
        Thread.ofPlatform().daemon().start(() -> {
            try {
                loop.run(new Worker(() -> null, event -> { }, defect -> { }, error -> { }));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        display.awaitFrame();
        press(loop, display, new UiEvent.Looked(
                Scenes.with(Scenes.situation(), Scenes.situation().candidates(), new LongLog(ENTRIES).lines())));
        press(loop, display, new UiEvent.Pressed(new Key("l")));
        Random random = new Random(1);
        for (int warm = 0; warm < keys / 4; warm++) {
            press(loop, display, new UiEvent.Pressed(new Key(MOVES.get(random.nextInt(MOVES.size())))));
        }
        List<Long> times = new ArrayList<>();
        long bytes = display.bytes();
        for (int i = 0; i < keys; i++) {
            times.add(press(loop, display, new UiEvent.Pressed(new Key(MOVES.get(random.nextInt(MOVES.size()))))));
        }
        long perKey = (display.bytes() - bytes) / keys;
        times.sort(Long::compare);
        return List.of(
                "| keypress to last byte, p50, log of 10,000 entries | " + ms(times.get(keys / 2)) + " |",
                "| keypress to last byte, p99 | " + ms(times.get(keys * 99 / 100)) + " |",
                "| bytes a keypress writes at 80x24, mean | " + perKey + " |");
    }

    private static long press(UiLoop loop, CountingDisplay display, UiEvent event) throws InterruptedException {
        long start = System.nanoTime();
        loop.offer(event);
        return display.awaitFrame() - start;
    }

    private static String ms(long nanos) {
        return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
    }
}
