package lockstep.commands.canary;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Observations;
import lockstep.base.release.CanaryId;
import lockstep.commands.cli.Console;
import lockstep.commands.report.Theme;
import lockstep.commands.site.DeskListener;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.record.canary.CanaryState;
import lockstep.release.canary.CanaryListener;

/** Tells on stderr how a canary goes: on a terminal lines that are drawn over, elsewhere lines from time to time. */
final class CanaryProgress implements CanaryListener {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);
    private static final String UP_AND_CLEAR = "\u001b[1A\r\u001b[K";

    private final PrintStream err;
    private final boolean drawn;
    private final Theme theme;
    private final DeskListener desk;
    private final GateLines lines;
    private int shown;
    private long toldNanos;
    private boolean told;
    private boolean hushed;

    CanaryProgress(Console console, boolean noColour) {
        this.err = console.notes();
        this.drawn = console.canDraw();
        this.theme = console.theme(noColour || !drawn);
        this.desk = new DeskListener(console);
        this.lines = new GateLines(theme);
    }

    /** Nothing more is told: somebody is asked a question. */
    synchronized void hush() {
        hushed = true;
    }

    @Override
    public synchronized void judged(
            CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left, List<String> troubles) {
        if (hushed) {
            return;
        }
        List<String> now = lines.of(weight, verdict, seen, left, troubles);
        if (drawn) {
            err.print(UP_AND_CLEAR.repeat(shown));
            now.forEach(line -> err.println(theme.show(line)));
            shown = now.size();
        } else if (!told || System.nanoTime() - toldNanos >= BETWEEN_LINES.toNanos()) {
            now.forEach(line -> err.println(theme.show(line)));
            told = true;
            toldNanos = System.nanoTime();
        }
        err.flush();
    }

    @Override
    public synchronized void entered(CanaryId id, CanaryState state) {
        shown = 0;
        if (hushed) {
            return;
        }
        desk.step("recorded: " + id + " " + state.stage().word());
    }

    @Override
    public synchronized void step(String words) {
        shown = 0;
        if (hushed) {
            return;
        }
        desk.step(words);
    }

    @Override
    public synchronized void printed(String line) {
        shown = 0;
        desk.printed(line);
    }

    @Override
    public synchronized void awaiting(String seen, Duration left) {
        desk.awaiting(seen, left);
    }

    @Override
    public synchronized void note(GateName gate, String words) {
        desk.note(gate, words);
    }

    @Override
    public synchronized void finished(GateResult result) {
        desk.finished(result);
    }
}
