package lockstep.commands.release;

import java.time.Duration;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.ExitCode;
import lockstep.base.error.PartlyDone;
import lockstep.base.error.Refused;
import lockstep.base.release.CommitName;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.revision.RevisionReading.Reported;
import lockstep.release.deploy.DeployCommand;
import lockstep.release.deploy.LiveService;
import lockstep.release.deploy.RevisionWait;
import lockstep.release.pipeline.StagingStage;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.environment.DeploySettings;

/** Deploys a commit to an environment by its configured command, and waits until it runs. */
public record DeployCommandLine(Console console, SiteOptions options, boolean json) {

    /** @param commit without one, the head of the environment's branch */
    public ExitCode deploy(Environment mode, Optional<CommitName> commit, boolean dryRun) {
        try (ReleaseSite site = options.open(console)) {
            DeskListener listener = new DeskListener(console);
            RemoteHeads heads = site.repository().fetch(site.remoteDeadline());
            Sha wanted = commit.map(name -> site.versions().find(name, heads).commit())
                    .orElseGet(() -> head(mode, heads));
            refuseBypass(mode, wanted, heads, site);
            if (mode.isStaging()) {
                new StagingStage(site, listener).require(heads, wanted, "nothing was deployed");
            }
            LiveService service = site.service(mode);
            Optional<DeploySettings> settings = site.config().deploy(mode);
            if (settings.filter(deploy -> !deploy.command().isEmpty()).isEmpty() && !service.tellsItsRevision()) {
                throw new ConfigurationError(
                        "lockstep.yaml says neither how " + mode.name()
                                + " is deployed nor how it reports its commit",
                        "Name deploy." + mode.name() + ".command, or environments." + mode.name()
                                + ".revision.");
            }
            if (dryRun) {
                show(site, service, wanted, settings);
                return ExitCode.DONE;
            }
            options.confirm(console, mode.name() + " will be deployed at " + wanted + ".", wanted.abbreviated());
            Deadline deadline = Deadline.in(await(settings));
            settings.filter(deploy -> !deploy.command().isEmpty())
                    .flatMap(deploy -> new DeployCommand(deploy.command(), site.folder(), site.secrets())
                            .run(wanted, deadline, listener))
                    .ifPresent(DeployCommandLine::failed);
            return await(service, wanted, deadline, listener, site);
        }
    }

    private static Duration await(Optional<DeploySettings> settings) {
        return settings.map(DeploySettings::await).orElse(DeploySettings.DEFAULT_AWAIT);
    }

    private void show(ReleaseSite site, LiveService service, Sha wanted, Optional<DeploySettings> settings) {
        String environment = service.mode().name();
        if (json) {
            DeploymentJson.planned(service, wanted, settings.map(DeploySettings::command)
                    .filter(command -> !command.isEmpty())
                    .map(command -> new DeployCommand(command, site.folder(), site.secrets()).command(wanted)))
                    .print(console);
            return;
        }
        console.out().println("dry run: nothing was changed; " + environment + " would be deployed at " + wanted + ":");
        settings.map(DeploySettings::command)
                .filter(command -> !command.isEmpty())
                .map(command -> new DeployCommand(command, site.folder(), site.secrets()).command(wanted))
                .ifPresent(command -> {
                    console.out().println("  in " + Sanitiser.line(site.folder().toString()) + " this would be run:");
                    command.forEach(word -> console.out().println("    " + Sanitiser.line(word)));
                });
        console.out().println(service.tellsItsRevision()
                ? "  " + environment + " would be asked what it runs, for up to " + Durations.human(await(settings))
                : "  " + environment + " cannot report its commit, so nothing would be waited for");
    }

    private static Sha head(Environment mode, RemoteHeads heads) {
        return switch (mode.role()) {
            case STAGING, CANARY -> heads.staging();
            case PRODUCTION -> heads.production().orElseThrow(() -> new Refused(
                    "there is no release branch yet, and production is deployed from it only", "Promote first."));
        };
    }

    /** Production is deployed from release only (docs/policy.md#deploy-from-release). */
    private static void refuseBypass(Environment mode, Sha commit, RemoteHeads heads, ReleaseSite site) {
        if (mode.isProduction() && !heads.production().equals(Optional.of(commit))) {
            throw new Refused(
                    commit + " is not the head of " + site.repository().branches().production()
                            + "; a direct production deploy invalidates the release",
                    "Use promote-release, or rollback-release.");
        }
    }

    private ExitCode await(
            LiveService service, Sha commit, Deadline deadline, DeskListener listener, ReleaseSite site) {
        if (!service.tellsItsRevision()) {
            tell("unverified", service, commit,
                    "deployed " + commit + "; " + service.mode().name() + " cannot report its commit");
            return ExitCode.INCONCLUSIVE;
        }
        RevisionReading seen = new RevisionWait(service, site.waiting()).until(commit, deadline, listener);
        if (seen instanceof Reported(String text) && commit.isReportedAs(text)) {
            tell("running", service, commit, service.mode().name() + " runs " + commit);
            return ExitCode.DONE;
        }
        throw new PartlyDone(
                service.mode().name() + " does not run " + commit + " yet: " + switch (seen) {
                    case Reported(String text) -> "it runs " + text;
                    case RevisionReading.Unknown(String reason) -> reason;
                },
                "Run the same command again to keep waiting.");
    }

    private void tell(String state, LiveService service, Sha commit, String words) {
        if (json) {
            DeploymentJson.ended(state, service, commit, words).print(console);
        } else {
            console.out().println(words);
        }
    }

    private static void failed(String why) {
        throw new PartlyDone(why, "Find out how far it got, then run the same command again.");
    }
}
