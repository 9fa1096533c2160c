package lockstep.commands.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.commands.report.FailureNotes;
import lockstep.commands.report.RunReport;
import lockstep.gates.gate.Verdict;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.TlsWarmUp;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.record.evidence.EvidenceFolder;
import lockstep.record.evidence.GateRunJson;
import lockstep.record.evidence.JUnitReport;
import lockstep.record.evidence.SafeFile;
import lockstep.record.evidence.SecretGuard;
import lockstep.settings.Config;
import lockstep.settings.GovernedConfig;
import lockstep.suites.chat.ServiceLimits;

/** What every gate command does: run the suite, show it, store it, exit by its verdict. */
public record GateCommand(Console console, TargetOptions target, OutputOptions output) {

    /** What a door of a gate command prepares. Where certificates are given, the platform's are mostly not needed. */
    public static void prepare(List<String> arguments) {
        TlsWarmUp.run(arguments.stream().noneMatch(argument -> argument.startsWith("--ca-file")));
    }

    /** @param secrets what must not be shown, as far as it is known before the run */
    public ExitCode run(TargetOptions.SuiteChoice suite, Optional<Environment> defaultMode, Secrets secrets) {
        return run(GateCommandRequest.of(suite, defaultMode), secrets);
    }

    public ExitCode run(GateCommandRequest request) {
        return run(request, new Secrets());
    }

    private ExitCode run(GateCommandRequest request, Secrets secrets) {
        return finish(carryOut(request, secrets), secrets);
    }

    /** The same of each of several services, in their order, where none is named. */
    public ExitCode runEach(GateCommandRequest request) {
        Secrets secrets = new Secrets();
        return finish(carryOutEach(request, secrets), secrets);
    }

    /** The same, and leaves it to the caller to {@link #finish}. */
    public List<GateRun> carryOutEach(GateCommandRequest request, Secrets secrets) {
        List<ServiceName> services = target.each(console);
        if (services.isEmpty()) {
            return List.of(carryOut(request, secrets));
        }
        List<GateRun> runs = new ArrayList<>();
        try {
            for (ServiceName service : services) {
                console.notes().println(service + ":");
                target.choose(Optional.of(service));
                runs.add(carryOut(request, secrets));
            }
        } finally {
            target.choose(Optional.empty());
        }
        return runs;
    }

    /** Runs the gates, and leaves it to the caller to {@link #finish}. */
    public GateRun carryOut(GateCommandRequest request, Secrets secrets) {
        GateRunRequest order = target.order(console, request);
        request.briefing().forEach(line -> console.notes().println(line));
        GateRunner runner = new GateRunner(InstantSource.system(), Waiting.real(), secrets);
        Config settings = target.oneConfiguration(console);
        ServiceLimits limits = settings.contract().limits();
        Optional<LockoutMemory> memory = order.mode().isStaging()
                ? LockoutMemory.of(order.target(), limits, console.environment())
                : Optional.empty();
        RunPlan plan = new RunPlan(order.suite(), limits,
                order.lockouts().known(), Instant.now(), order.deadline());
        if (plan.isWorthTelling() && order.mode().isStaging()) {
            plan.lines().forEach(line -> console.notes().println(line));
            Optional<String> obstacle = plan.obstacle();
            if (obstacle.isPresent()) {
                return runner.notBegun(order, obstacle.get()).ofService(settings.chosen());
            }
        }
        int gates = order.suite().gates().size() + order.suite().skipped().size();
        try (LiveProgress progress = new LiveProgress(console, gates)) {
            return runner.run(order, progress)
                    .configuredBy(GovernedConfig.of(settings).sha256())
                    .ofService(settings.chosen());
        } finally {
            memory.filter(any -> !order.lockouts().known().isEmpty())
                    .ifPresent(known -> known.write(order.lockouts().known(), Instant.now()));
        }
    }

    /** For a run that is over: shows it, stores it, and gives its exit code. */
    public ExitCode finish(GateRun run, Secrets secrets) {
        return finish(List.of(run), secrets);
    }

    /** The same of the runs of several services: the worst of them counts. */
    public ExitCode finish(List<GateRun> runs, Secrets secrets) {
        show(runs, secrets);
        store(runs, secrets);
        return exitCode(Verdict.worstOf(runs.stream().map(GateRun::verdict).toList()));
    }

    private void show(List<GateRun> runs, Secrets secrets) {
        if (output.json) {
            String document = runs.size() == 1 ? GateRunJson.write(runs.getFirst()) : GateRunJson.write(runs);
            SecretGuard.requireNone(document, secrets, "the JSON document");
            console.out().print(document);
        } else {
            runs.forEach(run -> new RunReport(console.theme(output.noColour), notes(run)).lines(run)
                    .forEach(line -> console.out().println(line)));
        }
        console.requireWritten();
    }

    /** Where its gates stand is looked up only where one did not pass. */
    private FailureNotes notes(GateRun run) {
        return run.verdict() == Verdict.PASS || run.declaration().isEmpty()
                ? FailureNotes.withoutPlaces()
                : new FailureNotes(target.declaredPlaces(console, run.service())::of);
    }

    private void store(List<GateRun> runs, Secrets secrets) {
        output.junit.map(console.folder()::resolve).ifPresent(file -> {
            String document = JUnitReport.write(runs);
            SecretGuard.requireNone(document, secrets, "the JUnit report");
            SafeFile.write(file, document);
        });
        output.evidenceFolder.map(console.folder()::resolve).ifPresent(folder -> runs.forEach(run -> {
            Path file = new EvidenceFolder(folder).store(run, secrets);
            console.notes().println("evidence: " + Sanitiser.line(file.toString()));
        }));
    }

    public static ExitCode exitCode(Verdict verdict) {
        return verdict.exitCode();
    }
}
