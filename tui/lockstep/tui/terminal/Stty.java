package lockstep.tui.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lockstep.tui.canvas.Size;

/** The settings of the controlling terminal, by the system's own {@code stty}. */
final class Stty {

    static final File TTY = new File("/dev/tty");

    private static final long SECONDS = 2;
    private static final int MOST = 4_096;

    private Stty() {}

    /** What it printed; empty where it could not be run, or there is no terminal any more. */
    static Optional<String> run(String... arguments) {
        List<String> words = new ArrayList<>(List.of("stty"));
        words.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(words)
                    .redirectInput(ProcessBuilder.Redirect.from(TTY))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readNBytes(MOST), StandardCharsets.US_ASCII).strip();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return process.exitValue() == 0 ? Optional.of(said) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Asked of the system, not of the terminal: that answer can take five seconds, or never come. */
    static Size size(Map<String, String> environment) {
        return run("size").flatMap(Stty::size).orElseGet(() -> new Size(
                number(environment.get("COLUMNS"), 80), number(environment.get("LINES"), 24)));
    }

    private static Optional<Size> size(String rowsAndColumns) {
        String[] parts = rowsAndColumns.split(" ");
        int rows = parts.length == 2 ? number(parts[0], 0) : 0;
        int columns = parts.length == 2 ? number(parts[1], 0) : 0;
        return rows > 0 && columns > 0 ? Optional.of(new Size(columns, rows)) : Optional.empty();
    }

    private static int number(String digits, int otherwise) {
        return digits != null && digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : otherwise;
    }
}
