package lockstep.commands.release;

import java.nio.file.Path;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Errand;
import lockstep.commands.cli.GateCommand;
import lockstep.commands.cli.TargetOptions;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.run.GateRun;
import lockstep.release.workflow.ReleaseSite;
import lockstep.release.workflow.RunRecord;
import lockstep.repository.git.RemoteHeads;
import picocli.CommandLine.Option;

/** Putting a gate run on the evidence branch, so that a promotion can rest on it. */
public final class RecordOptions {

    @Option(names = "--record",
            description = "Record the run on the evidence branch, whatever its verdict. Without --sha it is for the "
                    + "head of main.")
    boolean record;

    @Option(names = "--repo", paramLabel = "DIR",
            description = "With --record: a clone of the service's repository. Default: the current folder.")
    Optional<Path> repo = Optional.empty();

    @Option(names = "--remote", paramLabel = "NAME",
            description = "With --record: the remote. Default: git.remote in lockstep.yaml, else origin.")
    Optional<String> remote = Optional.empty();

    @Option(names = "--dry-run",
            description = "With --record: run the gates, show on stderr what would be recorded, and record nothing.")
    boolean dryRun;

    public boolean isAsked() {
        if (dryRun && !record) {
            throw new UsageError("--dry-run is about what is recorded, and nothing is", "Use --record --dry-run.");
        }
        return record;
    }

    /** Looks at the remote before anything is run, so that a wrong one is found out first. */
    public ExitCode run(Console console, TargetOptions target, GateCommand command, Errand errand) {
        Path folder = repo.map(console.folder()::resolve).orElse(console.folder());
        try (ReleaseSite site = ReleaseSite.open(
                target.configuration(console), folder, remote, target.operator(console), console.environment(),
                HttpSettings.defaults())) {
            RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
            target.assume(heads.staging());
            Secrets secrets = new Secrets();
            GateRun run = command.carryOut(errand, secrets);
            RunRecord recording = new RunRecord(site, new DeskListener(console));
            if (dryRun) {
                DryRun.lines(
                        recording.draft(run, secrets, heads.evidence()), heads.evidence(),
                        site.repository().branches().evidence())
                        .forEach(console.err()::println);
            } else {
                console.err().println("recorded: " + Sanitiser.line(recording.record(run, secrets)));
            }
            return command.finish(run, secrets);
        }
    }
}
