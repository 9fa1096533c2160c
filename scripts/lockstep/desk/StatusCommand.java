package lockstep.desk;

import java.time.Instant;
import java.util.List;
import lockstep.cli.Console;
import lockstep.error.ExitCode;
import lockstep.journal.RecordedRun;
import lockstep.release.Mode;
import lockstep.report.Theme;
import lockstep.workflow.ReleaseSite;
import lockstep.workflow.Standing;
import lockstep.workflow.StandingReader;

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
