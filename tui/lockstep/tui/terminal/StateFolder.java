package lockstep.tui.terminal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import lockstep.base.files.OwnerOnly;
import lockstep.base.files.UserFolders;
import lockstep.base.text.Sanitiser;
import lockstep.tui.state.JournalLine;

/**
 * Where the UI keeps the log of what was done, and reports of its own crashes: the folder of what the user did
 * ({@link UserFolders}). For its owner's eyes only; nothing depends on it.
 */
public record StateFolder(Path folder) {

    public static StateFolder of(Map<String, String> environment) {
        return new StateFolder(new UserFolders(environment).state()
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), ".local", "state", "lockstep")));
    }

    public Path journal() {
        return folder.resolve("release-tui.log");
    }

    /** Appends a sanitised line; where that cannot be done, the screen still has it. */
    public void append(JournalLine line, String service) {
        String sign = line.tone() == JournalLine.Tone.COMMAND ? "$ " : "";
        write(journal(), line.when() + " " + Sanitiser.line(service + " " + sign + line.words()) + "\n");
    }

    /** Where the report lies. */
    public Path crashed(Throwable error, Instant when) {
        Path file = folder.resolve("crash-" + when.toString().replace(':', '-') + ".txt");
        StringWriter stack = new StringWriter();
        error.printStackTrace(new PrintWriter(stack));
        StringBuilder report = new StringBuilder();
        stack.toString().lines()
                .forEach(line -> report.append(Sanitiser.line(line.replace("\t", "    "))).append('\n'));
        write(file, report.toString());
        return file;
    }

    private void write(Path file, String text) {
        try {
            Files.createDirectories(folder, OwnerOnly.FOLDER);
            if (Files.notExists(file)) {
                Files.createFile(file, OwnerOnly.FILE);
            }
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // A read-only home is no reason to stop a release.
        }
    }
}
