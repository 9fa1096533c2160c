package lockstep.commands.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.text.Table;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.report.Theme;
import lockstep.release.service.ReleaseService;
import lockstep.release.workflow.ConfigPinning;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the configuration that counts. */
@Command(name = "show", description = "Show the configuration in force, and where it comes from.")
public final class ShowConfig implements Door {

    @Mixin
    SiteOptions options;

    @Override
    public ExitCode enter(Console console) {
        Theme theme = console.theme(options.refusesColour());
        try (ReleaseSite site = options.open(console)) {
            Optional<ConfigPinning.InForce> found = new ReleaseService(site, WorkflowListener.silent()).configuration();
            List<List<String>> rows = new ArrayList<>();
            found.ifPresent(config -> {
                rows.add(List.of("source", config.source()));
                rows.add(List.of("sha256", config.sha256()));
                config.values().forEach((key, value) -> rows.add(List.of(key, value)));
            });
            new Table(rows).lines().forEach(line -> console.out().println(theme.show(line)));
            if (found.isEmpty()) {
                console.out().println("none is committed or pinned yet: the first promotion pins its own");
            }
            console.requireWritten();
            return ExitCode.DONE;
        }
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.ofReading();
    }
}
