package lockstep.commands.release;

import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Console;
import lockstep.commands.report.RunReport;
import lockstep.commands.report.Theme;
import lockstep.release.service.Conclusion;

/** Says how a promotion or a rollback ended. */
record Telling(Console console, Theme theme) {

    ExitCode of(Conclusion conclusion) {
        conclusion.smoke().ifPresent(run -> new RunReport(theme).lines(run).forEach(console.out()::println));
        String mark = conclusion.outcome().isEmpty()
                ? ""
                : theme.glyph(conclusion.verdict()) + " " + Theme.word(conclusion.verdict()) + "  ";
        console.out().println(theme.paint(
                Theme.colourOf(conclusion.verdict()),
                theme.show(mark + conclusion.intent().id() + "  " + conclusion.words())));
        return conclusion.exitCode();
    }
}
