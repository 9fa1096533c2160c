package lockstep.commands.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Links;
import lockstep.commands.report.Folded;
import lockstep.commands.report.Theme;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.SiteOptions;
import lockstep.release.service.ReleaseService;
import lockstep.release.service.ReleaseStatus;
import lockstep.release.site.EnvironmentLook;
import lockstep.release.site.ReleaseSite;

/** Says where everything stands. Changes nothing. */
public record StatusCommand(Console console, SiteOptions options, boolean json) {

    private static final Duration ONE_LOOK = Duration.ofSeconds(8);

    public ExitCode run() {
        Theme theme = console.theme(options.refusesColour());
        try (ReleaseSite site = options.openToRead(console)) {
            Map<Environment, FutureTask<EnvironmentLook>> looks = looks(site);
            ReleaseStatus status = new ReleaseService(site, new DeskListener(console)).status();
            StatusView view = StatusView.of(status, seen(looks), site, Instant.now());
            List<ServiceHealth> services = ServiceHealth.of(site, status.standing());
            Links links = Links.on(console, site.repository().remoteAddress(), site.config().evidence().branch());
            Folded folded = Folded.forPeople(console.outIsTerminal());
            console.out().print(json
                    ? StatusJson.write(view, services, site.repository().branches())
                    : Stream.concat(
                                    new StatusReport(site.repository().branches(), theme, folded, services)
                                            .lines(view).stream(),
                                    services.stream().map(one -> painted(theme, one)))
                            .map(line -> links.dress(theme.show(line)) + "\n")
                            .collect(Collectors.joining()));
            console.requireWritten();
            return ExitCode.DONE;
        }
    }

    /** While the remote is read: an environment that does not answer costs no more time than that. */
    private static Map<Environment, FutureTask<EnvironmentLook>> looks(ReleaseSite site) {
        Map<Environment, FutureTask<EnvironmentLook>> looks = new TreeMap<>();
        for (Environment environment : Environment.always()) {
            if (site.config().environment(environment).isPresent()) {
                FutureTask<EnvironmentLook> look =
                        new FutureTask<>(() -> EnvironmentLook.at(site, environment, ONE_LOOK));
                looks.put(environment, look);
                Thread.ofVirtual().name("looking at " + environment.name()).start(look);
            }
        }
        return looks;
    }

    private static Map<Environment, EnvironmentLook> seen(Map<Environment, FutureTask<EnvironmentLook>> looks) {
        Map<Environment, EnvironmentLook> seen = new TreeMap<>();
        looks.forEach((environment, look) -> {
            try {
                seen.put(environment, look.get());
            } catch (ExecutionException e) {
                // Not looked at is unknown, which is what the report says then.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return seen;
    }

    private static String painted(Theme theme, ServiceHealth service) {
        return theme.paint(Theme.colourOf(service.verdict()), theme.glyph(service.verdict())) + " " + service.line();
    }
}
