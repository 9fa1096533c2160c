package tests.tui;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.canvas.Size;
import lockstep.tui.desk.DeskTerms;
import lockstep.tui.desk.ReleaseDesk;
import lockstep.tui.model.Key;
import lockstep.tui.model.UiEvent;
import lockstep.tui.model.UiState;
import lockstep.tui.screen.UiLoop;
import lockstep.tui.screen.Worker;

/** The UI at work on a virtual terminal, and an operator who presses keys and reads the screen. */
final class Ui implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final VirtualDisplay display;
    private final UiLoop loop;
    private final Worker worker;
    private final Thread thread;
    private final AtomicReference<Throwable> crash = new AtomicReference<>();

    private Ui(Supplier<ReleaseDesk> opening, Size size) {
        this.display = new VirtualDisplay(size);
        UiState begin = UiState.begin(DeskTerms.unopened(), false, size, InstantSource.system().instant());
        this.loop = new UiLoop(display, new Glyphs(true), InstantSource.system(), begin, line -> { });
        this.worker = new Worker(opening, loop::offer, crash::set);
        this.thread = Thread.ofPlatform().name("screen").start(() -> {
            try {
                worker.open();
                loop.run(worker);
            } catch (Exception | AssertionError e) {
                crash.set(e);
            }
        });
    }

    static Ui startOn(Supplier<ReleaseDesk> opening) {
        return new Ui(opening, new Size(100, 30));
    }

    Ui press(String... keys) {
        for (String key : keys) {
            loop.offer(new UiEvent.Pressed(new Key(key)));
        }
        return this;
    }

    Ui type(String text) {
        text.chars().forEach(c -> press(c == ' ' ? "Space" : String.valueOf((char) c)));
        return this;
    }

    Ui command(String words) {
        return press(":").type(words).press("Enter");
    }

    Ui resize(int columns, int rows) {
        display.resize(new Size(columns, rows));
        loop.sizeMayHaveChanged();
        return this;
    }

    /** Waits until all the words are on the screen. */
    Ui expect(String... words) {
        return await(screen -> {
            for (String word : words) {
                if (!screen.contains(word)) {
                    return false;
                }
            }
            return true;
        }, String.join(" and ", words));
    }

    Ui expectPopup(String title) {
        return expect("┌─ " + title + " ─");
    }

    Ui expectGone(String words) {
        return await(screen -> !screen.contains(words), "no " + words);
    }

    /** What the pattern's group catches on the screen, once it is there. */
    String read(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        await(screen -> compiled.matcher(screen).find(), pattern);
        Matcher match = compiled.matcher(display.screen());
        match.find();
        return match.group(1);
    }

    String screen() {
        return display.screen();
    }

    private interface Look {
        boolean at(String screen);
    }

    private Ui await(Look look, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!look.at(display.screen())) {
            if (crash.get() != null) {
                throw new AssertionError("the UI crashed", crash.get());
            }
            if (System.nanoTime() > end) {
                fail("expected " + what + " on this screen:\n" + display.screen());
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail("interrupted");
            }
        }
        return this;
    }

    /** Waits until the operator has been let go. */
    void expectLeft() {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            fail("still there:\n" + display.screen());
        }
    }

    @Override
    public void close() {
        loop.end();
        expectLeft();
        worker.close();
        if (crash.get() != null) {
            throw new AssertionError("the UI crashed", crash.get());
        }
    }
}
