package lockstep.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import lockstep.cli.Console;
import lockstep.cli.GateCommand;
import lockstep.demo.DemoEnvironment;
import lockstep.demo.Fault;
import lockstep.error.ExitCode;
import lockstep.error.NotVerified;
import lockstep.release.Sha;
import lockstep.report.Theme;
import lockstep.text.Table;

/** The embedded environment, rehearsed on or served. */
public record DemoCommand(Console console, boolean noColour) {

    private static final Sha COMMIT = new Sha("c0ffee42".repeat(5));

    public ExitCode listFaults() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("FAULT", "BREAKS", "WHAT"));
        Arrays.stream(Fault.values())
                .forEach(fault -> rows.add(List.of(fault.word(), String.join(",", fault.gates()), fault.description())));
        new Table(rows).lines().forEach(console.out()::println);
        return ExitCode.DONE;
    }

    public ExitCode rehearse(List<String> faults) {
        Theme theme = console.theme(noColour);
        try (DemoEnvironment environment = DemoEnvironment.start(COMMIT, parse(faults))) {
            Path evidence = Files.createTempDirectory("lockstep-demo-");
            Narrator narrator = new Narrator(console.out(), theme);
            return GateCommand.exitCode(new Rehearsal(environment, COMMIT, evidence, narrator, theme).carryOut());
        } catch (IOException e) {
            throw new NotVerified("no folder for evidence could be made", "Check that TMPDIR can be written to.", e);
        }
    }

    public ExitCode serve(List<String> faults) {
        try (DemoEnvironment environment = DemoEnvironment.start(COMMIT, parse(faults))) {
            console.out().println("staging     " + environment.staging().base());
            console.out().println("production  " + environment.production().base());
            console.out().println("commit      " + COMMIT + " (header X-Build-Sha of /health)");
            console.out().println("Interrupt (^C) to end.");
            console.out().flush();
            new CountDownLatch(1).await();
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private static Set<Fault> parse(List<String> words) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        words.forEach(word -> faults.add(Fault.parse(word)));
        return faults;
    }
}
