package lockstep.demo.rehearsal;

import java.io.PrintStream;
import java.util.List;
import lockstep.commands.cli.Console;
import lockstep.commands.report.Folded;
import lockstep.commands.report.Theme;
import lockstep.record.audit.AuditReport;

/** Tells the steps of the day, numbered, each with what it brought. */
public final class Narrator {

    private static final int HANG = 5;

    private final PrintStream out;
    private final Theme theme;
    private final Folded folded;
    private int step;

    /** To a person at a terminal by its width, to a program each line whole. */
    public Narrator(Console console, Theme theme) {
        this(console.out(), theme, Folded.forPeople(console.outIsTerminal()));
    }

    public Narrator(PrintStream out, Theme theme, Folded folded) {
        this.out = out;
        this.theme = theme;
        this.folded = folded;
    }

    public void step(String what) {
        step++;
        out.print(step == 1 ? "" : "\n");
        folded.lines(theme.show(step + "  " + what), HANG).forEach(out::println);
        out.flush();
    }

    public void brought(List<String> lines) {
        lines.forEach(line -> folded.lines("   " + line, HANG + indent(line)).forEach(out::println));
        out.flush();
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
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
