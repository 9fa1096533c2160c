package lockstep.demo.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import lockstep.base.error.ExitCode;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Operator;
import lockstep.base.text.Table;
import lockstep.base.text.Width;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.GateCommand;
import lockstep.commands.report.Folded;
import lockstep.commands.report.Theme;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.Verdict;
import lockstep.release.site.ReleaseSite;

/** The embedded environment, rehearsed on or served. */
public record DemoCommand(Console console, boolean noColour) {

    private static final int HANG = 24;
    private static final Operator OPERATOR = new Operator("demo");

    public ExitCode listFaults() {
        if (console.outIsTerminal()) {
            Arrays.stream(Fault.values()).flatMap(fault -> told(fault).stream()).forEach(console.out()::println);
            return ExitCode.DONE;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("FAULT", "BREAKS", "WHAT"));
        Arrays.stream(Fault.values())
                .forEach(fault ->
                        rows.add(List.of(fault.word(), String.join(",", fault.gates()), fault.description())));
        new Table(rows).lines().forEach(console.out()::println);
        return ExitCode.DONE;
    }

    /** As the table has it, in lines that keep to the width. */
    private static List<String> told(Fault fault) {
        Folded folded = Folded.forPeople(true);
        List<String> lines = new ArrayList<>(
                folded.lines(Width.pad(fault.word(), HANG) + fault.description(), HANG));
        if (!fault.gates().isEmpty()) {
            lines.addAll(folded.lines(
                    " ".repeat(HANG) + "breaks " + String.join(", ", fault.gates()), HANG));
        }
        return lines;
    }

    public ExitCode rehearse(List<String> faults) {
        Theme theme = console.theme(noColour);
        Path folder = freshFolder();
        try (DemoTeam stage = DemoTeam.set(folder, console.environment(), parse(faults));
                ReleaseSite site = stage.open(OPERATOR, console.environment())) {
            Narrator narrator = new Narrator(console, theme);
            Verdict verdict = new Rehearsal(stage, site, narrator, theme).carryOut();
            console.out().println("\nThe repository, and the log on its branch release-evidence, stay in " + folder);
            return GateCommand.exitCode(verdict);
        }
    }

    public ExitCode serve(List<String> faults) {
        Path folder = freshFolder();
        try (DemoTeam stage = DemoTeam.set(folder, console.environment(), parse(faults))) {
            console.out().println("staging     " + stage.environment().staging().base());
            console.out().println("production  " + stage.environment().production().base());
            console.out().println("repository  " + stage.bareRepository());
            console.out().println("clone       " + stage.operatorsClone());
            console.out().println("The clone has a lockstep.yaml: cd there, then run the commands.");
            console.out().println("main is deployed to staging, release to production. Interrupt (^C) to end.");
            console.out().flush();
            new CountDownLatch(1).await();
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private static Path freshFolder() {
        try {
            return Files.createTempDirectory("lockstep-demo-");
        } catch (IOException e) {
            throw new NotVerified("the demo's folder could not be created", "Check that you may write to TMPDIR.", e);
        }
    }

    private static Set<Fault> parse(List<String> words) {
        Set<Fault> faults = EnumSet.noneOf(Fault.class);
        words.forEach(word -> faults.add(Fault.parse(word)));
        return faults;
    }
}
