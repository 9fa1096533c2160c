package lockstep.commands.release;

import java.time.Instant;
import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Mode;
import lockstep.commands.cli.Console;
import lockstep.commands.report.Theme;
import lockstep.record.journal.RecordedRun;
import lockstep.release.workflow.ReleaseSite;
import lockstep.release.workflow.Standing;
import lockstep.release.workflow.StandingReader;

/** Says where everything stands. Changes nothing. */
public record StatusCommand(Console console, SiteOptions options) {

    public ExitCode run() {
        Theme theme = console.theme(options.refusesColour());
        try (ReleaseSite site = options.open(console)) {
            Standing standing = new StandingReader(site, new DeskListener(console)).read();
            List<RecordedRun> runs = site.journal()
                    .runs(standing.heads().evidence(), standing.heads().staging()).stream()
                    .filter(run -> run.run().mode() == Mode.STAGING)
                    .toList();
            StatusReport.lines(standing, runs, Instant.now()).forEach(line -> console.out().println(theme.show(line)));
            console.requireWritten();
            return ExitCode.DONE;
        }
    }
}
