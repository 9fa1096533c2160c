package lockstep.commands.declared;

import java.util.Optional;
import java.util.Set;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.TargetOptions;
import lockstep.settings.Config;
import lockstep.settings.gates.GateYaml;
import lockstep.settings.suite.EnvironmentSuites;
import lockstep.suites.chat.SuiteParameters;
import lockstep.suites.declared.BuiltInDeclaration;

/** Prints the declaration of what would be asked, and sends nothing. */
public record PrintGates(Console console, TargetOptions target) {

    /** What has an effect beside {@code --print-gates}; {@code --with} is told among what a declaration cannot say. */
    public static final Set<String> EFFECTIVE = Set.of("--mode", "--base", "--config", "--service", "--with",
            "--burst", "--burst-concurrency", "--allow-no-429", "--recovery");

    /** @param shaped whether options were given that shape the built-in suite, and would be passed over */
    public ExitCode print(SuiteParameters options, boolean shaped) {
        Config config = target.oneConfiguration(console);
        Environment mode = target.shownMode(config).orElse(Environment.STAGING);
        EnvironmentSuites suites = new EnvironmentSuites(config, console.environment());
        if (suites.areBuiltIn()) {
            BuiltInDeclaration builtIn = new BuiltInDeclaration(config.contract(), mode, options);
            console.out().println("# The built-in gates of " + mode.name() + ", as far as they can be declared.");
            console.out().print(builtIn.yaml());
            builtIn.unsaid().forEach(words -> console.out().println("# Not said here: " + words + "."));
        } else if (shaped) {
            throw DeclaredChoice.passedOver(Optional.of(mode));
        } else {
            suites.requireGates(mode);
            console.out().println("# The gates that are declared for " + mode.name() + ". sha256 "
                    + config.gates().sha256());
            console.out().print(GateYaml.of(config.gates().asked(mode)));
        }
        console.requireWritten();
        return ExitCode.DONE;
    }
}
