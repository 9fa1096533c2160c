package lockstep.demo.rehearsal;

import java.io.PrintStream;
import java.util.List;
import lockstep.commands.report.Theme;
import lockstep.record.audit.AuditReport;

/** Tells the steps of the day, numbered, each with what it brought. */
public final class Narrator {

    private final PrintStream out;
    private final Theme theme;
    private int step;

    public Narrator(PrintStream out, Theme theme) {
        this.out = out;
        this.theme = theme;
    }

    public void step(String what) {
        step++;
        out.println((step == 1 ? "" : "\n") + theme.show(step + "  " + what));
        out.flush();
    }

    public void brought(List<String> lines) {
        lines.forEach(line -> out.println("   " + line));
        out.flush();
    }

    public void brought(String line) {
        brought(List.of(theme.show(line)));
    }

    /** What a verification of the log found; whether that is nothing. */
    public boolean verified(AuditReport audit) {
        audit.violations().forEach(violation -> brought(violation.line()));
        brought(audit.words());
        return audit.isVerified();
    }
}
