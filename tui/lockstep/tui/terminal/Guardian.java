package lockstep.tui.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A small shell that outlives us. When we are killed so that no hook of ours can run, its standard input ends, and it
 * gives the terminal back as it was; unless the shell before us has taken it already, which it sees by the settings.
 */
final class Guardian {

    private static final String SCRIPT = """
            trap '' INT TERM HUP QUIT TSTP TTOU TTIN
            IFS= read -r word && exit 0
            now=$(stty -g < /dev/tty) || exit 0
            [ "$now" = "$2" ] && stty "$1" < /dev/tty
            printf '\\033[0m\\033[?2004l\\033[?25h\\033[?1049l' > /dev/tty
            printf '\\nrelease-tui was killed; start it again to continue. Press Enter.\\n' > /dev/tty
            """;

    private final Process process;

    private Guardian(Process process) {
        this.process = process;
    }

    /** @param saved the settings to go back to */
    static Guardian start(String saved) throws IOException {
        String raw = Stty.run("-g").orElse("");
        return new Guardian(new ProcessBuilder("sh", "-c", SCRIPT, "guardian", saved, raw)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** All went well. */
    void dismiss() {
        try (OutputStream out = process.getOutputStream()) {
            out.write("done\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // It is gone already.
        }
    }
}
