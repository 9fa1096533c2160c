package lockstep.commands.facts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.Undecided;
import lockstep.base.error.UsageError;
import lockstep.base.release.CommitName;
import lockstep.commands.cli.Console;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.SiteOptions;
import lockstep.gates.http.Deadline;
import lockstep.record.facts.FactName;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Trust;
import lockstep.release.forge.Forge;
import lockstep.release.forge.ForgeTrouble;
import lockstep.release.forge.Forges;
import lockstep.release.pipeline.FactRecord.Found;
import lockstep.release.service.FactService;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.version.NamedCommit;
import lockstep.repository.git.RemoteHeads;

/** Records what CI found out about a commit, from reports or from an API. */
public record RecordChecksCommand(
        Console console, SiteOptions options, ReportOptions reports, ForgeOptions forges, Duration limit,
        boolean json) {

    public ExitCode record(CommitName commit, boolean dryRun) {
        if (!reports.isGiven() && !forges.isGiven()) {
            throw new UsageError("there is nothing to record",
                    "Hand in a report, like --junit FILE, or name an API: --github OWNER/REPOSITORY.");
        }
        try (ReleaseSite site = options.open(console)) {
            DeskListener listener = new DeskListener(console);
            RemoteHeads heads = new ReleaseService(site, listener).heads();
            NamedCommit named = site.versions().find(commit, heads);
            List<Found> found = new ArrayList<>(reports.found(console, named.commit()));
            found.addAll(fetched(site, named));
            Optional<String> run = reports.ciRun(console);
            found.replaceAll(one -> one.madeBy(run));
            FactService facts = new FactService(site, listener);
            if (dryRun) {
                PlannedRecord.of(site, heads, facts.draft(named, found, heads))
                        .tell(console, console.theme(options.refusesColour()), json);
                return ExitCode.DONE;
            }
            FactsTold told = new FactsTold(named, facts.record(named, found, heads));
            if (json) {
                console.out().print(told.json());
            } else {
                told.lines().forEach(this::line);
            }
            console.requireWritten();
            return ExitCode.DONE;
        } catch (ForgeTrouble trouble) {
            throw new Undecided(trouble.getMessage() + "; nothing was recorded", trouble.remedy(), trouble);
        }
    }

    private List<Found> fetched(ReleaseSite site, NamedCommit named) throws ForgeTrouble {
        Optional<Forge> opened = forges.forge(
                new Forges(site.http(), site.secrets(), site.waiting(), site.clock()),
                site.repository().branches().staging());
        if (opened.isEmpty()) {
            return List.of();
        }
        try (Forge forge = opened.get()) {
            Deadline deadline = Deadline.in(limit);
            Finding.Checks checks = forge.checks(named.commit(), deadline);
            String afterChecks = forge.sha256();
            Finding.Review review = forge.review(named.commit(), deadline);
            return List.of(found("checks", forge, afterChecks, checks), found("review", forge, forge.sha256(), review));
        }
    }

    private static Found found(String name, Forge forge, String sha256, Finding finding) {
        return new Found(new FactName(name), true, forge.inWords(), forge.id(), sha256, Trust.FETCHED, finding,
                Optional.empty(), Optional.empty());
    }

    private void line(String line) {
        console.out().println(console.theme(options.refusesColour()).show(line));
    }
}
