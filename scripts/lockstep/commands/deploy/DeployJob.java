package lockstep.commands.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;
import lockstep.commands.site.DeskListener;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading.Reported;
import lockstep.gates.revision.RevisionReading;
import lockstep.release.deploy.DeployCommand;
import lockstep.release.deploy.LiveService;
import lockstep.release.deploy.RevisionWait;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.environment.DeploySettings;

/**
 * A commit on its way to an environment of one service.
 *
 * @param heads where the branches were before
 */
record DeployJob(ReleaseSite site, Environment mode, Sha commit, RemoteHeads heads) {

    /** How it ended: it runs there, or cannot say so. */
    record Ended(DeployJob of, boolean running, String words) {}

    Optional<ServiceName> service() {
        return site.serviceName();
    }

    LiveService live() {
        return site.service(mode);
    }

    /** As messages call the environment. */
    private String name() {
        return mode.name() + service().map(one -> " of " + one).orElse("");
    }

    private Optional<DeploySettings> settings() {
        return site.config().deploy(mode);
    }

    private Duration await() {
        return settings().map(DeploySettings::await).orElse(DeploySettings.DEFAULT_AWAIT);
    }

    private Optional<DeployCommand> command() {
        return settings().filter(deploy -> !deploy.command().isEmpty())
                .map(deploy -> new DeployCommand(deploy.command(), site.folder(), site.secrets()));
    }

    /** The words that would be run; empty where somebody else deploys. */
    Optional<List<String>> words() {
        return command().map(one -> one.command(commit));
    }

    void requireConfigured() {
        if (command().isEmpty() && !live().tellsItsRevision()) {
            String at = service().map(one -> "services." + one + ".").orElse("");
            throw new ConfigurationError(
                    "lockstep.yaml says neither how " + name() + " is deployed nor how it reports its commit",
                    "Name " + at + "deploy." + mode.name() + ".command, or " + at + "environments." + mode.name()
                            + ".revision.");
        }
    }

    /** What would be done, as indented lines. */
    List<String> plan() {
        List<String> lines = new ArrayList<>();
        words().ifPresent(command -> {
            lines.add("  in " + Sanitiser.line(site.folder().toString()) + " this would be run"
                    + service().map(one -> " for " + one).orElse("") + ":");
            command.forEach(word -> lines.add("    " + Sanitiser.line(word)));
        });
        lines.add(live().tellsItsRevision()
                ? "  " + name() + " would be asked what it runs, for up to " + Durations.human(await())
                : "  " + name() + " cannot report its commit, so nothing would be waited for");
        return lines;
    }

    Ended carryOut(DeskListener listener) {
        Deadline deadline = Deadline.in(await());
        service().filter(one -> command().isPresent())
                .ifPresent(one -> listener.step("deploying " + commit.abbreviated() + " to " + name()));
        command().flatMap(one -> one.run(commit, deadline, listener)).ifPresent(why -> {
            throw new PartlyDone(service().map(one -> one + ": ").orElse("") + why,
                    "Find out how far it got, then run the same command again.");
        });
        LiveService live = live();
        if (!live.tellsItsRevision()) {
            return new Ended(this, false, "deployed " + commit + "; " + name() + " cannot report its commit");
        }
        RevisionWait wait = wait(live);
        RevisionReading seen = wait.until(commit, deadline, listener);
        if (seen instanceof Reported(String text) && commit.isReportedAs(text)) {
            wait.notShown().ifPresent(open -> listener.step(name() + ": " + open));
            return new Ended(this, true, name() + " runs " + commit);
        }
        throw new PartlyDone(
                name() + " does not run " + commit + " yet: " + switch (seen) {
                    case Reported(String text) -> "it runs " + text;
                    case RevisionReading.Unknown(String reason) -> reason;
                },
                command().isPresent() ? "Run the same command again to keep waiting."
                        : "Nothing was deployed by this: lockstep.yaml has no deploy command for it. Deploy it as your "
                                + "team does, then run the same command again.");
    }

    /** Its canary answers in the place of production only. */
    private RevisionWait wait(LiveService live) {
        RevisionWait usual = new RevisionWait(live, site.waiting());
        return mode.isProduction()
                ? usual.besideCanaries(site.repository(), heads.evidence(), service(), commit)
                : usual;
    }
}
