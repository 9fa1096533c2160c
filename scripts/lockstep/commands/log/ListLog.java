package lockstep.commands.log;

import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.release.SiteOptions;
import lockstep.commands.report.Theme;
import lockstep.record.journal.JournalView;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
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
            LogTable.lines(view.log(), view.reading()).forEach(line -> console.out().println(theme.show(line)));
            view.reading().problems().forEach(problem ->
                    console.err().println(theme.show(problem.toString())));
            console.requireWritten();
            return view.reading().problems().isEmpty() ? ExitCode.DONE : ExitCode.NOT_VERIFIED;
        }
    }

    static JournalView view(ReleaseSite site) {
        return new ReleaseService(site, WorkflowListener.silent()).journal();
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.ofReading();
    }
}
