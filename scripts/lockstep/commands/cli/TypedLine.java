package lockstep.commands.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** One line that somebody types, and nothing of the next: the next question has its own answer. */
public final class TypedLine {

    private static final int LONGEST = 4096;

    private TypedLine() {}

    /** Stripped; empty where nothing came. */
    public static String read(InputStream in) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int next = in.read(); next >= 0 && next != '\n' && line.size() < LONGEST; next = in.read()) {
                line.write(next);
            }
        } catch (IOException e) {
            return "";
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
