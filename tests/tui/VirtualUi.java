package tests.tui;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import lockstep.base.release.Operator;
import lockstep.demo.service.Fault;
import lockstep.tui.adapter.DemoDesk;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.Invocation;
import lockstep.tui.api.ReleaseDesk;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.canvas.Size;
import lockstep.tui.state.Key;
import lockstep.tui.state.UiEvent;
import lockstep.tui.state.UiState;
import lockstep.tui.terminal.UiLoop;
import lockstep.tui.terminal.Worker;

/** On Lanterna's virtual terminal, in this process. */
public final class VirtualUi extends Ui {

    private final VirtualDisplay display;
    private final UiLoop loop;
    private final Worker worker;
    private final Thread thread;
    private final AtomicReference<Throwable> crash = new AtomicReference<>();

    /** At the demo. */
    public static VirtualUi demo(Fault... faults) {
        return new VirtualUi(() -> DemoDesk.open(
                new Operator("Ada Lovelace"), System.getenv(), Set.of(faults), Invocation.plain()), new Size(100, 30));
    }

    /** At any desk. */
    public VirtualUi(Supplier<ReleaseDesk> opening, Size size) {
        this(opening, size, false);
    }

    public VirtualUi(Supplier<ReleaseDesk> opening, Size size, boolean readonly) {
        this(opening, size, readonly, Optional.of(Duration.ofSeconds(2)));
    }

    /** @param poll empty where only the operator asks */
    public VirtualUi(Supplier<ReleaseDesk> opening, Size size, boolean readonly, Optional<Duration> poll) {
        this.display = new VirtualDisplay(size);
        UiState begin = UiState.begin(
                DeskTerms.unopened(), readonly, size, InstantSource.system().instant(), poll);
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
    public boolean strike(String key) {
        int asked = display.asked();
        send(key);
        loop.sizeMayHaveChanged();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isShown(asked) && thread.isAlive()) {
            if (System.nanoTime() > end) {
                fail(key + " was not taken within " + PATIENCE + ":\n" + display.screen());
            }
        }
        check();
        return thread.isAlive();
    }

    /** For one who has left nothing is shown any more, so it waits only a moment at a time. */
    private boolean isShown(int asked) {
        try {
            return display.shows(asked, Duration.ofMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail("interrupted");
        }
    }

    @Override
    public String screen() {
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
