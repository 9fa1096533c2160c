package lockstep.tui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.terminal.ansi.UnixTerminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import lockstep.tui.canvas.Size;

/**
 * Lanterna's Unix terminal with its mends: made directly (its factory starts AWT), in raw mode by one {@code stty}
 * instead of five, without flow control ({@code ^S} would freeze it) and without keys that signal, its size asked of
 * the system, and text written whole (Lanterna writes the rest of its buffer after some characters).
 */
final class HostTerminal extends UnixTerminal {

    private final Charset charset;
    private final Map<String, String> environment;
    /** Without an initialiser: Lanterna's constructor saves the settings before ours would run. */
    private String saved;

    HostTerminal(InputStream in, OutputStream out, Charset charset, Map<String, String> environment)
            throws IOException {
        super(in, out, charset, CtrlCBehaviour.TRAP);
        this.charset = charset;
        this.environment = environment;
    }

    /** The settings as they were before; empty where there were none to save. */
    Optional<String> savedSettings() {
        return Optional.ofNullable(saved);
    }

    void raw() {
        Stty.run("-icanon", "-echo", "-ixon", "-isig", "-iexten", "icrnl", "min", "1", "time", "0");
    }

    void cooked() {
        if (saved != null) {
            Stty.run(saved);
        }
    }

    Size size() {
        return Stty.size(environment);
    }

    @Override
    protected void saveTerminalSettings() {
        saved = Stty.run("-g").orElse(null);
    }

    @Override
    protected void canonicalMode(boolean enabled) {
        if (!enabled) {
            raw();
        }
    }

    @Override
    protected void restoreTerminalSettings() {
        cooked();
    }

    @Override
    protected void keyEchoEnabled(boolean enabled) {}

    @Override
    protected void keyStrokeSignalsEnabled(boolean enabled) {}

    /** {@link Signals} listens to the window's size. */
    @Override
    protected void registerTerminalResizeListener(Runnable onResize) {}

    @Override
    protected TerminalSize findTerminalSize() {
        Size size = size();
        return new TerminalSize(size.columns(), size.rows());
    }

    @Override
    public void putString(String text) throws IOException {
        writeToTerminal(text.getBytes(charset));
    }

    void write(String sequence) throws IOException {
        writeToTerminal(sequence.getBytes(charset));
    }
}
