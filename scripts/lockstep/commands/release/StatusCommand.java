package lockstep.commands.release;

import java.time.Instant;
import java.util.stream.Collectors;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Console;
import lockstep.commands.report.Theme;
import lockstep.release.service.ReleaseService;
import lockstep.release.service.ReleaseStatus;
import lockstep.release.site.ReleaseSite;

/** Says where everything stands. Changes nothing. */
public record StatusCommand(Console console, SiteOptions options, boolean json) {

    public ExitCode run() {
        Theme theme = console.theme(options.refusesColour());
        try (ReleaseSite site = options.open(console)) {
            ReleaseStatus status = new ReleaseService(site, new DeskListener(console)).status();
            console.out().print(json
                    ? StatusJson.write(status, site.repository().branches(), Instant.now())
                    : new StatusReport(site.repository().branches(), Instant.now()).lines(status).stream()
                            .map(line -> theme.show(line) + "\n")
                            .collect(Collectors.joining()));
            console.requireWritten();
            return ExitCode.DONE;
        }
    }
}
