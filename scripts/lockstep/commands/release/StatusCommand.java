package lockstep.commands.release;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            List<ServiceHealth> services = ServiceHealth.of(site, status.standing());
            console.out().print(json
                    ? StatusJson.write(status, services, site.repository().branches(), Instant.now())
                    : Stream.concat(
                                    new StatusReport(site.repository().branches(), Instant.now()).lines(status)
                                            .stream().map(theme::show),
                                    services.stream().map(one -> theme.paint(
                                            Theme.colourOf(one.verdict()), theme.glyph(one.verdict())) + " "
                                            + theme.show(one.line())))
                            .map(line -> line + "\n")
                            .collect(Collectors.joining()));
            console.requireWritten();
            return ExitCode.DONE;
        }
    }
}
