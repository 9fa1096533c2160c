package lockstep.selftest;

import lockstep.cli.Console;
import lockstep.cli.OutputOptions;
import lockstep.error.ExitCode;
import lockstep.gate.Suite;

/** Shows that each gate of a suite can fail: exits 20 if one could not. */
public record SelfTestCommand(Console console, OutputOptions output) {

    public ExitCode run(Suite suite) {
        SelfTestMatrix matrix;
        try {
            matrix = new SelfTest(suite).run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
        if (output.wantsJson()) {
            console.out().print(SelfTestJson.write(matrix));
        } else {
            new SelfTestReport(console.theme(output.refusesColour())).lines(matrix).forEach(console.out()::println);
        }
        return matrix.isProof() ? ExitCode.DONE : ExitCode.GATE_FAILED;
    }
}
