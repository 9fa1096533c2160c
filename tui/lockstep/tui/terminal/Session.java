package lockstep.tui.terminal;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Interruption;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.ReleaseDesk;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.preferences.Preferences;
import lockstep.tui.preferences.UiTheme;
import lockstep.tui.state.JournalLine;
import lockstep.tui.state.Key;
import lockstep.tui.state.UiEvent;
import lockstep.tui.state.UiState;

/**
 * A session at the operator's terminal, from taking the terminal to giving it back.
 *
 * @param err for what is left to say afterwards
 * @param theme empty for no colours at all
 * @param rings whether it may ring and notify
 * @param poll how often each source is asked; empty for never by itself
 */
public record Session(
        Map<String, String> environment,
        PrintStream err,
        boolean unicode,
        Optional<UiTheme> theme,
        boolean readonly,
        boolean rings,
        Preferences preferences,
        Optional<Duration> poll,
        Optional<SessionRecording> recorder,
        Supplier<ReleaseDesk> opening) {

    /** What the system's own handler would exit with. */
    private static final int HUNG_UP = 128 + 1;
    private static final Duration FOR_A_PUSH = Duration.ofSeconds(10);

    public ExitCode run() {
        StateFolder folder = StateFolder.of(environment);
        InstantSource clock = InstantSource.system();
        Throwable crash;
        AtomicReference<Worker> begun = new AtomicReference<>();
        try (HostDisplay display = HostDisplay.open(environment, unicode, theme, rings, recorder)) {
            UiState begin = UiState.begin(
                    DeskTerms.unopened(), readonly, display.size(), clock.instant(), poll)
                    .withPreferences(preferences);
            UiLoop loop = new UiLoop(
                    display, new Glyphs(unicode, unicode && drawsEmoji(environment)), clock, begin,
                    line -> folder.append(line, "release-tui"));
            AtomicReference<LockstepError> unopened = new AtomicReference<>();
            Worker worker = new Worker(
                    opening, loop::offer, defect -> folder.crashed(defect, clock.instant()), error -> {
                        unopened.set(error);
                        loop.end();
                    });
            begun.set(worker);
            display.lastly(() -> Interruption.lastWord(err, worker::unfinished));
            listen(loop, worker);
            Thread.ofPlatform().daemon().name("keys").start(() -> readKeys(display, loop, worker));
            worker.open();
            try {
                String asked = loop.run(worker).sources().counts();
                folder.append(new JournalLine(clock.instant(), JournalLine.Tone.DONE, asked), "release-tui");
            } catch (IOException e) {
                // The terminal is gone, and that was seen before its signal came.
                hangUp(worker);
            }
            display.close();
            worker.awaitPush(FOR_A_PUSH);
            Optional<LockstepError> left = worker.unfinished();
            worker.close();
            if (left.isPresent()) {
                throw left.get();
            }
            if (unopened.get() != null) {
                throw unopened.get();
            }
            return ExitCode.DONE;
        } catch (LockstepError e) {
            throw e;
        } catch (RuntimeException e) {
            crash = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        err.println("error: the terminal UI crashed: " + Sanitiser.line(String.valueOf(crash), 300));
        err.println("  Nothing is half-recorded: start it again and it resumes where the release stands.");
        Optional.ofNullable(begun.get()).flatMap(Worker::unfinished).ifPresent(left ->
                err.println("  " + Sanitiser.line(left.getMessage()) + ". " + Sanitiser.line(left.remedy())));
        err.println("  The report is in " + Sanitiser.line(folder.crashed(crash, clock.instant()).toString()));
        return ExitCode.INTERNAL;
    }

    /** Those that say that they show more than the old colours draw emoji, each in two columns. */
    private static boolean drawsEmoji(Map<String, String> environment) {
        return !environment.getOrDefault("COLORTERM", "").isBlank()
                && !environment.getOrDefault("TERM", "").startsWith("linux");
    }

    private static void readKeys(HostDisplay display, UiLoop loop, Worker worker) {
        List<UiEvent> input = display.nextInput();
        while (!input.isEmpty()) {
            input.forEach(loop::offer);
            input = display.nextInput();
        }
        hangUp(worker);
    }

    private static void listen(UiLoop loop, Worker worker) {
        Signals.on("WINCH", loop::sizeMayHaveChanged);
        Signals.on("CONT", loop::continued);
        Signals.on("INT", () -> loop.offer(new UiEvent.Pressed(new Key("^C"))));
        Signals.on("HUP", () -> Thread.ofPlatform().start(() -> hangUp(worker)));
    }

    /** Nobody is there any more: the screen ends at once, a push that is under way comes to its end first. */
    private static void hangUp(Worker worker) {
        worker.awaitPush(FOR_A_PUSH);
        Runtime.getRuntime().exit(HUNG_UP);
    }
}
