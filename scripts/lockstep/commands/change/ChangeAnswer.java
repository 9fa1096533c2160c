package lockstep.commands.change;

import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Sha;
import lockstep.commands.cli.Console;
import lockstep.commands.report.Theme;
import lockstep.gates.gate.Verdict;
import lockstep.policy.change.AssessedChange;
import lockstep.policy.change.ChangeDecision;
import lockstep.policy.change.ChangeJson;
import lockstep.policy.change.ChangeReport;

/** Shows what was decided of a change, for a person or as a document, and exits by it. */
public record ChangeAnswer(Console console, boolean json, boolean noColour) {

    public ExitCode show(Sha from, Sha to, AssessedChange change) {
        ChangeDecision decision = change.decision();
        Verdict verdict = decision instanceof ChangeDecision.Allowed ? Verdict.PASS : Verdict.FAIL;
        if (json) {
            console.out().print(ChangeJson.write(Optional.of(from), to, change));
        } else {
            Theme theme = console.theme(noColour);
            ChangeReport.lines(from, to, change)
                    .forEach(line -> console.out().println(theme.show(line)));
            String word = theme.glyph(verdict) + (verdict == Verdict.PASS ? " ALLOWED" : " REFUSED");
            ChangeReport.reasons(decision).forEach(reason ->
                    console.out().println(theme.paint(Theme.colourOf(verdict), word) + "  " + theme.show(reason)));
        }
        return verdict == Verdict.PASS ? ExitCode.DONE : ExitCode.REFUSED;
    }
}
