package lockstep.commands.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Table;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.report.Theme;
import lockstep.commands.site.PlainSiteOptions;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.ConfigPinning;
import lockstep.settings.Config;
import lockstep.settings.EffectiveConfig;
import lockstep.settings.SigningVariable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the configuration that counts. */
@Command(
        name = "show",
        description = "Show the configuration in force, or what a file comes to, and where each value comes from.",
        footer = {"", "Examples:", "  jbang config show", "  jbang config show --effective"})
public final class ShowConfig implements Door {

    @Mixin
    PlainSiteOptions options;

    @Option(names = "--effective", description = "Every value of the file given or found here, with its place in the "
            + "file; asks no remote.")
    boolean effective;

    @Override
    public ExitCode enter(Console console) {
        Theme theme = console.theme(options.refusesColour());
        if (effective) {
            return effective(console, theme);
        }
        try (ReleaseSite site = options.open(console)) {
            Optional<ConfigPinning.InForce> found = new ReleaseService(site, WorkflowListener.silent()).configuration();
            List<List<String>> rows = new ArrayList<>();
            found.ifPresent(config -> {
                rows.add(List.of("source", config.source()));
                rows.add(List.of("sha256", config.sha256()));
                config.values().forEach((key, value) -> rows.add(List.of(key, Sanitiser.line(value))));
            });
            new Table(rows).lines().forEach(line -> console.out().println(theme.show(line)));
            if (found.isEmpty()) {
                console.out().println("none is committed or pinned yet: the first promotion pins its own");
            }
            console.requireWritten();
            return ExitCode.DONE;
        }
    }

    private ExitCode effective(Console console, Theme theme) {
        Optional<Path> file = options.configFile(console);
        Config settings = options.config(console);
        EffectiveConfig read = EffectiveConfig.of(settings, file);
        EffectiveConfig config = new SigningVariable(console.environment()).namesKeyOf(settings)
                ? read.from("evidence.sign.key", SigningVariable.NAME)
                : read;
        List<List<String>> rows = new ArrayList<>(List.of(List.of("KEY", "VALUE", "FROM")));
        config.values().forEach((key, value) -> rows.add(
                List.of(key, Sanitiser.line(value.text(), 80), value.source())));
        new Table(rows).lines().forEach(line -> console.out().println(theme.show(line)));
        console.out().println(file.map(path -> "places are those of " + Sanitiser.line(path.toString(), 200))
                .orElse("there is no lockstep.yaml here: all of it is the default"));
        console.requireWritten();
        return ExitCode.DONE;
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.ofReading();
    }
}
