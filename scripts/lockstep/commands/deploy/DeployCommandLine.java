package lockstep.commands.deploy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.error.ExitCode;
import lockstep.base.error.Refused;
import lockstep.base.release.CommitName;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.commands.cli.Console;
import lockstep.commands.site.ConfirmedSiteOptions;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.ServiceOption;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;

/** Deploys a commit to an environment by its configured command, and waits until it runs; each of several services. */
public record DeployCommandLine(Console console, ConfirmedSiteOptions options, ServiceOption services, boolean json) {

    /** @param commit without one, the head of the environment's branch */
    public ExitCode deploy(Environment mode, Optional<CommitName> commit, boolean dryRun) {
        try (ReleaseSite site = options.open(console)) {
            DeskListener listener = new DeskListener(console);
            ReleaseService service = new ReleaseService(site, listener);
            RemoteHeads heads = service.heads();
            Sha wanted = commit.map(name -> site.versions().find(name, heads).commit())
                    .orElseGet(() -> head(mode, heads, site));
            refuseBypass(mode, wanted, heads, site);
            if (mode.isStaging()) {
                service.requireStaging(heads, wanted, "nothing was deployed");
            }
            List<DeployJob> all = services.each(site).stream()
                    .map(one -> new DeployJob(one, mode, wanted, heads)).toList();
            all.forEach(DeployJob::requireConfigured);
            if (dryRun) {
                show(all);
                return ExitCode.DONE;
            }
            options.confirm(console, mode.name() + " will be deployed at " + wanted + "." + services(all),
                    wanted.abbreviated());
            List<DeployJob.Ended> ended = all.stream().map(one -> one.carryOut(listener)).toList();
            tell(ended);
            return ended.stream().anyMatch(one -> !one.running()) ? ExitCode.INCONCLUSIVE : ExitCode.DONE;
        }
    }

    private static String services(List<DeployJob> all) {
        return all.size() == 1 ? "" : " Services: "
                + all.stream().map(one -> one.service().orElseThrow().word()).collect(Collectors.joining(", ")) + ".";
    }

    private void show(List<DeployJob> all) {
        if (json) {
            DeploymentJson.planned(all).print(console);
            return;
        }
        console.out().println("dry run: nothing was changed; " + all.getFirst().mode().name()
                + " would be deployed at " + all.getFirst().commit() + ":");
        all.forEach(one -> one.plan().forEach(console.out()::println));
    }

    private void tell(List<DeployJob.Ended> ended) {
        if (json) {
            DeploymentJson.ended(ended).print(console);
        } else {
            ended.forEach(one -> console.out().println(one.words()));
        }
    }

    private static Sha head(Environment mode, RemoteHeads heads, ReleaseSite site) {
        return switch (mode.role()) {
            case STAGING, CANARY -> heads.staging();
            case PRODUCTION -> heads.production().orElseThrow(() -> new Refused(
                    "there is no branch " + site.branchesInWords().production()
                            + " yet, and production is deployed from it only", "Promote first; if it was there before,"
                                    + " `rollback-release` puts it back."));
        };
    }

    /** Production is deployed from release only (docs/policy.md#deploy-from-release). */
    private static void refuseBypass(Environment mode, Sha commit, RemoteHeads heads, ReleaseSite site) {
        if (mode.isProduction() && !heads.production().equals(Optional.of(commit))) {
            throw new Refused(
                    commit + " is not the head of " + site.repository().branches().production()
                            + "; a direct production deploy makes the release invalid",
                    "Use promote-release, or rollback-release.");
        }
    }
}
