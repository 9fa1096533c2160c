package lockstep.tui.terminal;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.state.Effect;
import lockstep.tui.state.JournalLine;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiEvent;
import lockstep.tui.state.UiState;
import lockstep.tui.update.Update;
import lockstep.tui.view.Views;

/**
 * The one thread that owns state and screen: waits for something to happen, folds it in, has effects carried out,
 * paints what changed. Where nothing happens it sleeps for some seconds.
 */
public final class UiLoop {

    /** Events taken in before the screen is painted: what comes in a rush is painted once. */
    private static final int RUSH = 256;

    private final Display display;
    private final Glyphs glyphs;
    private final InstantSource clock;
    private final Consumer<JournalLine> journal;
    private final BlockingQueue<Input> queue = new LinkedBlockingQueue<>();
    private UiState state;
    private boolean ended;
    /** When the time that has passed is told next, whatever else happens until then. */
    private Instant tick = Instant.MAX;

    /** What the loop waits for. */
    private sealed interface Input {
        record Event(UiEvent event) implements Input {}

        /** The window may have another size. */
        record Resize() implements Input {}

        /** The job was continued after a stop. */
        record Continued() implements Input {}

        record Stop() implements Input {}

        record End() implements Input {}
    }

    public UiLoop(Display display, Glyphs glyphs, InstantSource clock, UiState begin, Consumer<JournalLine> journal) {
        this.display = display;
        this.glyphs = glyphs;
        this.clock = clock;
        this.state = begin;
        this.journal = journal;
    }

    /** From any thread. */
    public void offer(UiEvent event) {
        queue.add(new Input.Event(event));
    }

    public void sizeMayHaveChanged() {
        queue.add(new Input.Resize());
    }

    public void continued() {
        queue.add(new Input.Continued());
    }

    public void stop() {
        queue.add(new Input.Stop());
    }

    public void end() {
        queue.add(new Input.End());
    }

    /** Until the operator leaves, or the end is told. Returns the last state. */
    public UiState run(Worker worker) throws IOException, InterruptedException {
        display.paint(Views.draw(state, glyphs));
        while (!ended) {
            List<Input> inputs = next();
            boolean resized = false;
            for (Input input : inputs) {
                switch (input) {
                    case Input.Event one -> take(one.event(), worker);
                    case Input.Resize one -> {
                        if (!resized) {
                            take(new UiEvent.Resized(display.size()), worker);
                        }
                        resized = true;
                    }
                    case Input.Continued continued -> {
                        display.resume();
                        take(new UiEvent.Resized(display.size()), worker);
                    }
                    case Input.Stop stop -> suspend(worker);
                    case Input.End end -> ended = true;
                }
            }
            if (!clock.instant().isBefore(tick)) {
                take(new UiEvent.Ticked(), worker);
                tick = nextTick();
            }
            if (!ended) {
                display.paint(Views.draw(state, glyphs));
            }
        }
        return state;
    }

    private List<Input> next() throws InterruptedException {
        List<Input> inputs = new ArrayList<>();
        Instant next = nextTick();
        tick = next.isBefore(tick) ? next : tick;
        long rest = Math.max(0, Duration.between(clock.instant(), tick).toMillis() + 1);
        Input first = queue.poll(rest, TimeUnit.MILLISECONDS);
        if (first != null) {
            inputs.add(first);
            queue.drainTo(inputs, RUSH);
        }
        return inputs;
    }

    /** The seconds count while something goes on; ages grow while nothing does. */
    private Instant nextTick() {
        long seconds = state.isBusy() || state.aside().isPresent() ? 1 : state.poll().isPresent() ? 2 : 5;
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(seconds).plusMillis(5);
    }

    private void take(UiEvent event, Worker worker) throws IOException {
        int known = state.journal().size();
        JournalLine last = known == 0 ? null : state.journal().getLast();
        Transition next = Update.reduce(state, new UiEvent.Timed(clock.instant(), event));
        state = next.state();
        tell(last);
        for (Effect effect : next.effects()) {
            carryOut(effect, worker);
        }
    }

    private void tell(JournalLine last) {
        List<JournalLine> lines = state.journal();
        int from = last == null ? 0 : lines.lastIndexOf(last) + 1;
        lines.subList(from, lines.size()).forEach(journal);
    }

    private void carryOut(Effect effect, Worker worker) throws IOException {
        switch (effect) {
            case Effect.Work work -> worker.work(state.operations(), work);
            case Effect.Ask ask -> worker.ask(ask);
            case Effect.ReadCandidates read -> worker.readCandidates(read);
            case Effect.OpenService open -> worker.open(open.name());
            case Effect.Stop stop -> worker.stop();
            case Effect.Look look -> { }
            case Effect.ReadRuns read -> worker.readRuns(read);
            case Effect.Answer answer -> worker.answer(answer.done());
            case Effect.Copy copy -> display.copy(copy.text());
            case Effect.Notify told -> display.tell(glyphs.show(told.words()));
            case Effect.Suspend suspend -> suspend(worker);
            case Effect.Repaint repaint -> display.forget();
            case Effect.Quit quit -> ended = true;
            case Effect.Declare declare -> { }
            case Effect.Trigger trigger -> { }
            case Effect.OfferRollback offer -> { }
            case Effect.Nothing nothing -> { }
        }
    }

    private void suspend(Worker worker) throws IOException {
        display.suspend();
        take(new UiEvent.Resized(display.size()), worker);
    }
}
