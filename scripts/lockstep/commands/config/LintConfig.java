package lockstep.commands.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.ExitCode;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;
import lockstep.suites.declared.DeclaredSuites;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a configuration; asks no remote and no service. */
@Command(
        name = "lint",
        description = "Check a lockstep.yaml. Asks no remote and no service. Exits 78 if it is wrong.",
        footer = {"", "Examples:", "  jbang config lint", "  jbang config lint lockstep.yaml"})
public final class LintConfig implements Door {

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "Default: --config, else lockstep.yaml here.")
    Optional<Path> file = Optional.empty();

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration. Variable: LOCKSTEP_CONFIG.")
    Optional<Path> config = Optional.empty();

    @Override
    public ExitCode enter(Console console) {
        Path named = console.folder().resolve(file.or(() -> config).orElse(Path.of(ConfigReader.FILE_NAME)));
        if (!Files.exists(named)) {
            throw new ConfigurationError("there is no " + Sanitiser.line(named.toString(), 200),
                    "Name a file, or write one with `init`.");
        }
        Config read = ConfigReader.read(named);
        // Schemas are made ready as before a run, which would end at a wrong one.
        read.each().forEach(one -> new DeclaredSuites(one.gates(), Map.of()));
        console.out().println(console.theme(false).show(
                Sanitiser.line(named.toString(), 200) + " is valid: " + words(read)));
        console.requireWritten();
        return ExitCode.DONE;
    }

    private static String words(Config read) {
        if (read.isOfSeveral()) {
            return "services " + read.serviceNames();
        }
        return "service " + read.service() + ", environments "
                + (read.environments().isEmpty() ? "none" : new TreeSet<>(read.environments().keySet()).stream()
                        .map(environment -> environment.name()).toList().toString());
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.ofHost();
    }
}
