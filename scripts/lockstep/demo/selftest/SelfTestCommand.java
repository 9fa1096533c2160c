package lockstep.demo.selftest;

import java.util.ArrayList;
import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.OutputOptions;

/** Shows that each gate of some suites can fail: exits 20 if one could not. */
public record SelfTestCommand(Console console, OutputOptions output) {

    public ExitCode run(List<Trial> trials) {
        List<SelfTestMatrix> matrices = new ArrayList<>();
        try {
            for (Trial trial : trials) {
                matrices.add(new SelfTest(trial).run());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        if (output.wantsJson()) {
            console.out().print(SelfTestJson.write(matrices));
        } else {
            new SelfTestReport(console.theme(output.refusesColour())).lines(matrices).forEach(console.out()::println);
        }
        return matrices.stream().allMatch(SelfTestMatrix::isProof) ? ExitCode.DONE : ExitCode.GATE_FAILED;
    }
}
