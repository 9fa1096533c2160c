package lockstep.commands.site;

import java.io.PrintStream;
import java.time.Duration;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Width;
import lockstep.commands.cli.Console;
import lockstep.commands.report.Theme;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.release.site.WorkflowListener;

/** Tells on stderr what is going on: a line a step, and on a terminal one line that counts down while waiting. */
public final class DeskListener implements WorkflowListener {

    private static final int COLUMNS = 79;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream err;
    private final boolean drawn;
    private final Theme theme;
    private String lastWait = "";

    public DeskListener(Console console) {
        this.err = console.notes();
        this.drawn = console.canDraw();
        this.theme = console.theme(true);
    }

    @Override
    public synchronized void step(String words) {
        line(words);
    }

    @Override
    public synchronized void printed(String line) {
        line("  | " + line);
    }

    @Override
    public synchronized void awaiting(String seen, Duration left) {
        if (drawn) {
            err.print(CLEAR
                    + theme.show(Width.fit("  " + Sanitiser.line(seen) + waitingUpTo(left), COLUMNS)));
            err.flush();
        } else if (!seen.equals(lastWait)) {
            line("  " + seen + waitingUpTo(left));
        }
        lastWait = seen;
    }

    @Override
    public synchronized void note(GateName gate, String words) {
        line("  " + gate + ": " + words);
    }

    @Override
    public synchronized void finished(GateResult result) {
        line("  " + theme.glyph(result.verdict()) + " " + Theme.word(result.verdict()) + " " + result.name()
                + (result.verdict() == Verdict.PASS ? "" : ": " + result.reason()));
    }

    private static String waitingUpTo(Duration left) {
        return "; waiting up to " + Durations.human(left) + " more";
    }

    private void line(String words) {
        err.println((drawn ? CLEAR : "") + theme.show(Sanitiser.line(words)));
        err.flush();
    }
}
