package lockstep.repository.host;

import java.nio.charset.StandardCharsets;

/** How a git command ended: its exit code, what it printed, and its complaints, sanitised and cut to one line. */
public record GitAnswer(int exitCode, byte[] output, String complaint) {

    public boolean isDone() {
        return exitCode == 0;
    }

    public String text() {
        return new String(output, StandardCharsets.UTF_8);
    }
}
