package lockstep.demo.declared;

import java.util.List;
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

    public ExitCode run(TargetOptions target, SuiteParameters options) {
        Config config = target.oneConfiguration(console);
        Environment mode = target.namedMode(config).orElseGet(() -> firstDeclared(config));
        if (!config.gates().replaceBuiltInFor(mode)) {
            return new SelfTestCommand(console, output).run(Proofs.all(options));
        }
        new DeclaredSuites(config.gates(), console.environment());
        return new DeclaredSelfTestCommand(console, output).run(config.gates(), mode);
    }

    private static Environment firstDeclared(Config config) {
        return List.of(Environment.STAGING, Environment.PRODUCTION).stream()
                .filter(config.gates()::replaceBuiltInFor).findFirst().orElse(Environment.STAGING);
    }
}
