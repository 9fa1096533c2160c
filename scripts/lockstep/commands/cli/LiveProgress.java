package lockstep.commands.cli;

import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.Set;
import lockstep.base.text.Width;
import lockstep.commands.report.Theme;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RunListener;

/**
 * Shows on stderr what a run is doing: on a terminal one line that is drawn over, elsewhere a line for each thing that
 * takes time. Gone when closed, also when the process is interrupted.
 */
final class LiveProgress implements RunListener, AutoCloseable {

    private static final int COLUMNS = 79;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream err;
    private final boolean drawn;
    private final Theme theme;
    private final int total;
    private final Thread atExit = new Thread(this::clear);
    private final Set<GateName> running = new LinkedHashSet<>();
    private String detail = "";
    private int done;

    LiveProgress(Console console, int total) {
        this.err = console.notes();
        this.drawn = console.canDraw();
        this.theme = console.theme(true);
        this.total = total;
        if (drawn) {
            Runtime.getRuntime().addShutdownHook(atExit);
        }
    }

    @Override
    public synchronized void started(GateName gate) {
        running.add(gate);
        draw();
    }

    @Override
    public synchronized void note(GateName gate, String words) {
        if (drawn) {
            detail = " (" + words + ")";
            draw();
        } else {
            err.println(theme.show(gate + ": " + words));
        }
    }

    @Override
    public synchronized void answered(GateName gate, int index, int size, int status) {
        detail = " " + index + "/" + size + " " + (status == 0 ? "no answer" : String.valueOf(status));
        draw();
    }

    @Override
    public synchronized void finished(GateResult result) {
        running.remove(result.name());
        done++;
        detail = "";
        draw();
    }

    private void draw() {
        if (drawn) {
            String line = done + "/" + total + " gates · "
                    + String.join(", ", running.stream().map(GateName::word).toList()) + detail;
            err.print(CLEAR + theme.show(Width.fit(line, COLUMNS)));
            err.flush();
        }
    }

    private synchronized void clear() {
        if (drawn) {
            err.print(CLEAR);
            err.flush();
        }
    }

    @Override
    public void close() {
        clear();
        if (drawn) {
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (IllegalStateException e) {
                // The process is ending, and the hook is at work.
            }
        }
    }
}
