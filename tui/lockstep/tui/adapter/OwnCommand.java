package lockstep.tui.adapter;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import lockstep.base.process.HostProgram;
import lockstep.base.process.ProgramEnd;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.tui.api.CommandRun;

/** Runs a command of the operator's own, without a shell, without the terminal, and with nothing to read. */
record OwnCommand(Path folder, Secrets secrets) {

    private static final int MOST_LINES = 1_000;

    /** Colours and the like, which mean nothing here. */
    private static final Pattern DRESSING = Pattern.compile("\u001b\\[[0-9;:]*m");

    CommandRun run(List<String> words, Duration limit) {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        ProgramEnd end = HostProgram.of(words.getFirst(), words, folder, 0).follow(limit, line -> {
            if (told.size() <= MOST_LINES) {
                told.add(told.size() == MOST_LINES ? "(and more)" : plain(line));
            }
        });
        // Somebody who stopped it waits for its end, and nobody for this thread.
        Thread.interrupted();
        String how = switch (end) {
            case ProgramEnd.NotStarted(var why) -> end.words() + ": " + Sanitiser.line(why.getMessage(), 200);
            case ProgramEnd.OutOfTime late ->
                "did not end within " + Durations.human(limit) + ", and was ended";
            case ProgramEnd.Interrupted interrupted -> "was stopped";
            case ProgramEnd.Exited exited -> exited.words();
            case ProgramEnd.OutputLeftOpen open -> open.words();
        };
        synchronized (told) {
            return new CommandRun(told, how, end instanceof ProgramEnd.Exited exited && exited.isDone());
        }
    }

    private String plain(String line) {
        return secrets.redact(DRESSING.matcher(line).replaceAll("").replace("\t", "    "));
    }
}
