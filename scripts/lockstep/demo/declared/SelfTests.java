package lockstep.demo.declared;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.OutputOptions;
import lockstep.commands.cli.TargetOptions;
import lockstep.demo.proof.Proofs;
import lockstep.demo.selftest.SelfTestCommand;
import lockstep.settings.Config;
import lockstep.suites.chat.SuiteParameters;
import lockstep.suites.declared.DeclaredSuites;

/** The self-test of the gates that would be asked: the declared ones, else the built-in ones. */
public record SelfTests(Console console, OutputOptions output) {

    /** Without a mode, of every environment that gates are declared for. */
    public ExitCode run(TargetOptions target, SuiteParameters options) {
        Config config = target.oneConfiguration(console);
        Optional<Environment> named = target.shownMode(config);
        List<Environment> modes = named.map(List::of).orElseGet(Environment::all).stream()
                .filter(config.gates()::replaceBuiltInFor).toList();
        if (modes.isEmpty()) {
            return new SelfTestCommand(console, output).run(Proofs.all(options));
        }
        new DeclaredSuites(config.gates(), console.environment());
        ExitCode worst = new DeclaredSelfTestCommand(console, output).run(config.gates(), modes);
        if (named.isEmpty()) {
            Environment.all().stream().filter(mode -> !modes.contains(mode)).map(Environment::word)
                    .forEach(mode -> console.err().println("note: no gate is for " + mode + ", so the built-in gates "
                            + "are asked there; --mode " + mode + " proves those"));
        }
        return worst;
    }
}
