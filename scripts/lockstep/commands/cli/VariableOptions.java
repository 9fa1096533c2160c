package lockstep.commands.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.base.release.Environment;
import lockstep.base.text.Sanitiser;
import lockstep.suites.variables.EnvironmentFile;
import lockstep.suites.variables.Environments;
import lockstep.suites.variables.VariableFile;
import lockstep.suites.variables.Variables;
import picocli.CommandLine.Option;

/** Where the variables of the environments are. Each environment's come from one place. */
public final class VariableOptions {

    private static final String REMEDY =
            "Give one source for each environment, like --env-file staging=a.env --env-file prod=b.env.";

    @Option(names = "--env-file", paramLabel = "[MODE=]FILE",
            description = "Variables from a dotenv file; of the mode's environment, or as MODE= (staging=, prod=) "
                    + "says.")
    List<String> files = new ArrayList<>();

    @Option(names = "--env-json", paramLabel = "[MODE=]FILE",
            description = "Variables from a platform's export: one JSON object of texts.")
    List<String> exports = new ArrayList<>();

    @Option(names = "--env-process", description = "Use the variables of this process for the mode's environment.")
    boolean process;

    /** @param mode whose variables they are where that is not said */
    public Environments read(Console console, Optional<Environment> mode) {
        Environments environments = Environments.none();
        for (String file : files) {
            environments = add(environments, console, mode, file, VariableFile.DOTENV);
        }
        for (String export : exports) {
            environments = add(environments, console, mode, export, VariableFile.JSON);
        }
        if (process) {
            Variables own = Variables.of("the process", console.environment());
            environments = add(environments, whose(Optional.empty(), mode, "--env-process"), own);
        }
        requireOwn(environments, mode);
        return environments;
    }

    private static void requireOwn(Environments environments, Optional<Environment> mode) {
        if (mode.isPresent() && !environments.given().isEmpty() && environments.of(mode.get()).isEmpty()) {
            throw new UsageError(
                    "the mode is " + mode.get().word() + ", but only the variables of the other environment were given",
                    "Give the variables of " + mode.get().name() + " too, or use the other mode.");
        }
    }

    private static Environments add(
            Environments environments, Console console, Optional<Environment> mode, String option,
                    VariableFile format) {
        EnvironmentFile file = EnvironmentFile.parse(option);
        Environment owner = whose(file.mode(), mode, Sanitiser.line(option, 100));
        return add(environments, owner, format.read(console.folder().resolve(Path.of(file.file()))));
    }

    private static Environment whose(Optional<Environment> said, Optional<Environment> mode, String source) {
        return said.or(() -> mode).orElseThrow(() -> new UsageError(
                "it is unknown whose variables " + source + " holds",
                "Use --mode staging or --mode prod, or write staging= or prod= before the file."));
    }

    private static Environments add(Environments environments, Environment mode, Variables variables) {
        if (environments.of(mode).isPresent()) {
            throw new UsageError("two sources were given for the variables of " + mode.name(), REMEDY);
        }
        return environments.with(mode, variables);
    }
}
