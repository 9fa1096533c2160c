package tests.tui;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.ReleaseDesk;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.canvas.Size;
import lockstep.tui.state.Key;
import lockstep.tui.state.UiEvent;
import lockstep.tui.state.UiState;
import lockstep.tui.terminal.UiLoop;
import lockstep.tui.terminal.Worker;

/** On Lanterna's virtual terminal, in this process. */
final class VirtualUi extends Ui {

    private final VirtualDisplay display;
    private final UiLoop loop;
    private final Worker worker;
    private final Thread thread;
    private final AtomicReference<Throwable> crash = new AtomicReference<>();

    VirtualUi(Supplier<ReleaseDesk> opening, Size size) {
        this(opening, size, false);
    }

    VirtualUi(Supplier<ReleaseDesk> opening, Size size, boolean readonly) {
        this.display = new VirtualDisplay(size);
        UiState begin = UiState.begin(
                DeskTerms.unopened(), readonly, size, InstantSource.system().instant(), Optional.of(Duration.ofSeconds(2)));
        this.loop = new UiLoop(display, new Glyphs(true), InstantSource.system(), begin, line -> { });
        this.worker = new Worker(opening, loop::offer, crash::set, crash::set);
        this.thread = Thread.ofPlatform().name("screen").start(() -> {
            try {
                worker.open();
                loop.run(worker);
            } catch (Exception | AssertionError e) {
                crash.set(e);
            }
        });
    }

    @Override
    void send(String key) {
        loop.offer(new UiEvent.Pressed(new Key(key)));
    }

    /** Presses a key and waits until what it did is on the screen. False where the UI has been left by then. */
    boolean strike(String key) {
        int asked = display.asked();
        send(key);
        loop.sizeMayHaveChanged();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (display.shown() <= asked && thread.isAlive()) {
            if (System.nanoTime() > end) {
                fail(key + " was not taken within " + PATIENCE + ":\n" + display.screen());
            }
            Thread.onSpinWait();
        }
        check();
        return thread.isAlive();
    }

    @Override
    String screen() {
        return display.screen();
    }

    String picture() {
        return display.picture();
    }

    @Override
    void changeSize(int columns, int rows) {
        display.resize(new Size(columns, rows));
        loop.sizeMayHaveChanged();
    }

    @Override
    void check() {
        if (crash.get() != null) {
            throw new AssertionError("the UI crashed", crash.get());
        }
    }

    @Override
    public void expectLeft() {
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
        check();
        worker.close();
    }
}
