package lockstep.tui.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.error.UsageError;
import lockstep.tui.canvas.Frame;
import lockstep.tui.canvas.Size;
import lockstep.tui.preferences.UiTheme;
import lockstep.tui.state.UiEvent;

/**
 * The operator's terminal. However the process ends, the terminal is given back as it was: by {@link #close}, by a
 * shutdown hook, and, where neither can run, by the {@link Guardian}.
 */
public final class HostDisplay implements Display, AutoCloseable {

    private static final int BUFFER = 1 << 15;
    /** Terminals whose alternate screen and colours cannot be counted on. */
    private static final Set<String> PLAIN = Set.of("vt100", "vt102", "vt220", "ansi", "linux");
    private static final Set<String> WITHOUT_COLOUR = Set.of("vt100", "vt102", "vt220");

    private final HostTerminal terminal;
    private final Painter painter;
    private final Guardian guardian;
    private final String term;
    private final Optional<Bell> bell;
    private final Thread atExit = new Thread(this::end, "terminal");
    private volatile Runnable lastWord = () -> { };
    private final Pasting pasting = new Pasting();
    private boolean taken;

    private HostDisplay(
            HostTerminal terminal, Painter painter, Guardian guardian, String term, Optional<Bell> bell) {
        this.terminal = terminal;
        this.painter = painter;
        this.guardian = guardian;
        this.term = term;
        this.bell = bell;
        terminal.getInputDecoder().addProfile(pasting);
    }

    /**
     * @param rings whether it may ring and notify
     * @param recorder hears everything that is written
     * @throws UsageError without a terminal
     */
    public static HostDisplay open(
            Map<String, String> environment, boolean unicode, Optional<UiTheme> theme, boolean rings,
            Optional<SessionRecording> recorder) {
        String term = environment.getOrDefault("TERM", "dumb");
        Charset charset = unicode ? StandardCharsets.UTF_8 : StandardCharsets.US_ASCII;
        try {
            OutputStream tty = new FileOutputStream(FileDescriptor.out);
            OutputStream out = recorder.<OutputStream>map(one -> one.over(tty)).orElse(tty);
            HostTerminal terminal = new HostTerminal(
                    new PatientInput(new FileInputStream(Stty.TTY)), new BufferedOutputStream(out, BUFFER), charset,
                    environment);
            String saved = terminal.savedSettings().orElseThrow(() -> new UsageError(
                    "the terminal's settings cannot be read", "Check that stty is installed."));
            HostDisplay display = new HostDisplay(
                    terminal, new Painter(terminal, theme.filter(colours -> !WITHOUT_COLOUR.contains(term))
                            .map(colours -> Palette.of(colours, environment)),
                            knowsSequences(term) ? Optional.of(terminal::write) : Optional.empty()),
                    Guardian.start(saved), term,
                    rings ? Optional.of(Bell.of(environment, knowsSequences(term))) : Optional.empty());
            Runtime.getRuntime().addShutdownHook(display.atExit);
            display.take();
            return display;
        } catch (IOException e) {
            throw new UsageError("the terminal cannot be opened", "Run it in a terminal.", e);
        }
    }

    /** Terminals that take sequences which they do not know for nothing, and do not print them. */
    private static boolean knowsSequences(String term) {
        return term.startsWith("xterm") || term.startsWith("tmux") || term.startsWith("screen");
    }

    private void mark(String pastes) throws IOException {
        if (knowsSequences(term)) {
            terminal.write(pastes);
        }
    }

    private synchronized void take() throws IOException {
        if (!taken) {
            taken = true;
            terminal.enterPrivateMode();
            mark(Pasting.ON);
            terminal.setCursorVisible(false);
            terminal.flush();
            painter.forget();
        }
    }

    /** Never throws: a terminal that is gone needs nothing back. */
    private synchronized void giveBack() {
        if (!taken) {
            return;
        }
        taken = false;
        try {
            if (PLAIN.contains(term)) {
                terminal.resetColorAndSGR();
                terminal.clearScreen();
                terminal.setCursorPosition(0, 0);
            }
            mark(Pasting.OFF);
            terminal.flush();
            terminal.exitPrivateMode();
            terminal.flush();
        } catch (IOException e) {
            // Hung up.
        } catch (IllegalStateException e) {
            // The library has a hook of its own at exit, and it was quicker.
        }
        terminal.cooked();
    }

    /** Blocks for what is typed or pasted next; none when no more will come. */
    public List<UiEvent> nextInput() {
        try {
            while (true) {
                KeyStroke stroke = terminal.readInput();
                if (stroke == null || stroke.getKeyType() == KeyType.EOF) {
                    return List.of();
                }
                List<UiEvent> input = pasting.of(stroke);
                if (!input.isEmpty()) {
                    return input;
                }
            }
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public Size size() {
        return terminal.size();
    }

    @Override
    public synchronized void paint(Frame frame) throws IOException {
        if (taken) {
            painter.paint(frame);
        }
    }

    @Override
    public void forget() {
        painter.forget();
    }

    @Override
    public void suspend() throws IOException {
        giveBack();
        stop();
        resume();
    }

    /** Stops the whole job, as the shell expects; returns when it is continued. */
    private static void stop() throws IOException {
        try {
            new ProcessBuilder("sh", "-c", "kill -TSTP 0").start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void resume() throws IOException {
        terminal.raw();
        if (taken) {
            // Whoever had the terminal meanwhile may have switched it off.
            mark(Pasting.ON);
            painter.forget();
        } else {
            take();
        }
    }

    @Override
    public synchronized void tell(String line) throws IOException {
        if (taken && bell.isPresent()) {
            terminal.write(bell.get().ringing(line));
            terminal.flush();
        }
    }

    @Override
    public void copy(String text) throws IOException {
        if (knowsSequences(term)) {
            String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            terminal.write("\u001b]52;c;" + encoded + "\u0007");
            terminal.flush();
        }
    }

    /** What is done when the process is ended from outside, once the terminal is given back. */
    void lastly(Runnable word) {
        lastWord = word;
    }

    private void end() {
        leave();
        lastWord.run();
    }

    private void leave() {
        giveBack();
        guardian.dismiss();
    }

    @Override
    public void close() {
        leave();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
            terminal.close();
        } catch (IOException | IllegalStateException e) {
            // The process is ending already, or the terminal is gone.
        }
    }
}
