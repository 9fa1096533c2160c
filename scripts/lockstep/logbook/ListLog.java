package lockstep.logbook;

import java.util.List;
import lockstep.cli.Console;
import lockstep.cli.Door;
import lockstep.desk.SiteOptions;
import lockstep.error.ExitCode;
import lockstep.git.RemoteHeads;
import lockstep.journal.JournalView;
import lockstep.report.Theme;
import lockstep.workflow.ReleaseSite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what the log holds. */
@Command(name = "list", description = "List the entries, oldest first.")
public final class ListLog implements Door {

    @Mixin
    SiteOptions options;

    @Override
    public ExitCode enter(Console console) {
        Theme theme = console.theme(options.refusesColour());
        try (ReleaseSite site = options.open(console)) {
            JournalView view = view(site);
            LogTable.lines(view.reading()).forEach(line -> console.out().println(theme.show(line)));
            view.reading().problems().forEach(problem ->
                    console.err().println(theme.show(problem.toString())));
            console.requireWritten();
            return view.reading().problems().isEmpty() ? ExitCode.DONE : ExitCode.NOT_VERIFIED;
        }
    }

    static JournalView view(ReleaseSite site) {
        RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
        return site.journal().view(heads.evidence());
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.ofReading();
    }
}
