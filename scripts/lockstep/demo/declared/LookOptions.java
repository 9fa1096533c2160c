package lockstep.demo.declared;

import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.GivenWords;
import lockstep.commands.cli.OutputOptions;
import lockstep.commands.cli.TargetOptions;
import lockstep.commands.declared.PrintGates;
import lockstep.commands.gates.ExtraOptions;
import lockstep.commands.gates.ShapeOptions;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looking at the gates, where no service is to be asked. */
public final class LookOptions {

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    @Option(names = "--self-test", description = "Prove on an embedded service that each gate can fail; "
            + "without --mode, those of each environment that gates are declared for. Takes --mode canary.")
    boolean selfTest;

    @Option(names = "--print-gates", description = "Print the gates that would be asked, as YAML; send nothing.")
    boolean printGates;

    /** @return empty where that was not asked for */
    public Optional<ExitCode> look(
            Console console, TargetOptions target, OutputOptions output, ShapeOptions shape, ExtraOptions extras) {
        if (selfTest) {
            new GivenWords(command).refuseBeside("--self-test", SelfTests.EFFECTIVE);
            return Optional.of(new SelfTests(console, output).run(target, shape.options(), shape.isGiven()));
        }
        if (printGates) {
            new GivenWords(command).refuseBeside("--print-gates", PrintGates.EFFECTIVE);
            return Optional.of(new PrintGates(console, target)
                    .print(shape.options(), extras.isAsked() || shape.isGiven()));
        }
        return Optional.empty();
    }
}
