package lockstep.demo.declared;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.OutputOptions;
import lockstep.commands.cli.TargetOptions;
import lockstep.commands.declared.DeclaredChoice;
import lockstep.commands.declared.LintGates;
import lockstep.demo.selftest.Proofs;
import lockstep.demo.selftest.SelfTestCommand;
import lockstep.settings.Config;
import lockstep.settings.suite.EnvironmentSuites;
import lockstep.suites.chat.SuiteParameters;
import lockstep.suites.declared.DeclaredSuites;

/** The self-test of the gates that would be asked: the declared ones, else the built-in ones. */
public record SelfTests(Console console, OutputOptions output) {

    /** What has an effect beside {@code --self-test}: no service is asked, nothing is recorded. */
    public static final Set<String> EFFECTIVE = Set.of("--mode", "--base", "--config", "--service", "--json",
            "--burst", "--burst-concurrency", "--allow-no-429", "--recovery");

    /**
     * Without a mode, of every environment that gates are declared for.
     *
     * @param shaped whether options were given that shape the built-in gates
     */
    public ExitCode run(TargetOptions target, SuiteParameters options, boolean shaped) {
        Config config = target.oneConfiguration(console);
        EnvironmentSuites suites = new EnvironmentSuites(config, console.environment());
        Optional<Environment> named = target.shownMode(config);
        if (suites.areBuiltIn()) {
            return new SelfTestCommand(console, output).run(Proofs.all(options));
        }
        named.ifPresent(suites::requireGates);
        if (shaped) {
            throw DeclaredChoice.passedOver(named);
        }
        List<Environment> modes = named.map(config.gates()::askedFor).map(List::of)
                .orElseGet(config.gates()::environments);
        new DeclaredSuites(config.gates(), console.environment());
        ExitCode worst = new DeclaredSelfTestCommand(console, output).run(config.gates(), modes);
        if (named.isEmpty()) {
            Environment.all().stream().flatMap(mode -> LintGates.note(config.gates(), mode).stream())
                    .forEach(console.err()::println);
        }
        return worst;
    }
}
