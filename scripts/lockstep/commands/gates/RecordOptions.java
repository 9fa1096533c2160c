package lockstep.commands.gates;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import lockstep.base.error.ExitCode;
import lockstep.base.error.Refused;
import lockstep.base.error.UsageError;
import lockstep.base.release.CommitName;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Secrets;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.GateCommand;
import lockstep.commands.cli.GateCommandRequest;
import lockstep.commands.cli.TargetOptions;
import lockstep.commands.config.AcceptConfigOptions;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.DryRun;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.run.GateRun;
import lockstep.policy.promotion.Acceptance;
import lockstep.release.service.KnownRuns;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.Config;
import lockstep.settings.SigningVariable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Putting a gate run on the evidence branch, so that a promotion can rest on it. */
public final class RecordOptions {

    @Parameters(arity = "0..1", paramLabel = "VERSION|SHA",
            description = "The commit: a version, with --record, or a full SHA. Option: --sha.")
    Optional<String> named = Optional.empty();

    @Option(names = "--record",
            description = "Record the run on the evidence branch, whatever its verdict. Without --sha it is for the "
                    + "head of main; in production, for the head of release.")
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

    @Mixin
    AcceptConfigOptions config = new AcceptConfigOptions();

    public boolean isAsked() {
        if (dryRun && !record) {
            throw new UsageError("--dry-run works only with --record", "Use --record --dry-run.");
        }
        return record;
    }

    /**
     * Looks at the remote before anything is run, so that a wrong one is found out first.
     *
     * @param recorded is told how to read the runs of the commit that are recorded there
     */
    public ExitCode run(
            Console console, TargetOptions target, GateCommand command, GateCommandRequest request,
            Consumer<Supplier<KnownRuns>> recorded) {
        Path folder = repo.map(console.folder()::resolve).orElse(console.folder());
        target.standIn(folder);
        Config settings = new SigningVariable(console.environment()).in(target.configuration(console));
        try (ReleaseSite site = ReleaseSite.open(
                settings, folder, remote, target.operator(console), console.environment(),
                HttpSettings.defaults())) {
            ReleaseService service = new ReleaseService(site, new DeskListener(console));
            RemoteHeads heads = service.heads();
            name(target, commit -> site.versions().find(commit, heads).commit());
            target.assume(commit(target, site, service, heads));
            requireNoTag(site, target);
            recorded.accept(() -> service.runs(heads, target.commit().orElseThrow()));
            Map<String, Acceptance> accepted = config.accepted(site.operator());
            service.requireConfiguration(heads, target.commit().orElseThrow(), accepted);
            requireStage(service, site, target, heads);
            Secrets secrets = new Secrets();
            List<GateRun> runs = command.carryOutEach(request, secrets);
            for (GateRun run : runs) {
                if (dryRun) {
                    DryRun.lines(
                                    service.draft(run, secrets, accepted, heads), heads.evidence(),
                                    site.repository().branches().evidence())
                            .forEach(console.err()::println);
                } else {
                    console.notes().println("recorded: " + Sanitiser.line(service.record(run, secrets, accepted)));
                }
            }
            return command.finish(runs, secrets);
        }
    }

    /** Without a clone only a full SHA says which commit is tested. */
    public void nameExactly(TargetOptions target) {
        name(target, commit -> switch (commit) {
            case CommitName.Exact(Sha sha) -> sha;
            case CommitName.Tagged(Version version) -> throw new UsageError(
                    "the version " + version + " is looked up on the remote, which only --record does",
                    "Give --record, or the full SHA.");
        });
    }

    private void name(TargetOptions target, Function<CommitName, Sha> found) {
        if (named.isPresent()) {
            CommitName.given(named, target.commit().map(Sha::hex)).map(found).ifPresent(target::assume);
        }
    }

    private static void requireStage(
            ReleaseService service, ReleaseSite site, TargetOptions target, RemoteHeads heads) {
        if (target.namedMode(site.config()).filter(Environment::isStaging).isPresent()) {
            service.requireStaging(heads, target.commit().orElseThrow(), "nothing was run or recorded");
        }
    }

    private static void requireNoTag(ReleaseSite site, TargetOptions target) {
        target.commit().filter(site.repository()::isTag).ifPresent(tag -> {
            throw new Refused(
                    tag + " is a tag, not a commit; nothing was run or recorded",
                    "Give the commit: --sha \"$(git rev-parse " + tag + "^{commit})\".");
        });
    }

    private static Sha commit(TargetOptions target, ReleaseSite site, ReleaseService service, RemoteHeads heads) {
        boolean production = target.namedMode(site.config()).filter(mode -> mode.isProduction()).isPresent();
        return production ? heads.production().orElseGet(heads::staging) : service.candidate(heads);
    }
}
