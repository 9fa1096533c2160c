package lockstep.commands.log;

import java.util.Arrays;
import java.util.List;
import lockstep.base.error.ExitCode;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.report.Theme;
import lockstep.commands.site.ConfirmedSiteOptions;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.DryRun;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LogWriter;
import lockstep.record.log.PassFail;
import lockstep.record.log.ReleaseLog;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Records the starting point on a log and a release branch that were there before Lockstep. */
@Command(
        name = "adopt",
        description = "Record the starting point, once: the commit that release is at, and the log as it is.",
        footer = {"", "Examples:", "  jbang release-log adopt --dry-run", "  jbang release-log adopt --no-smoke"})
public final class AdoptLog implements Door {

    @Mixin
    ConfirmedSiteOptions options;

    @Option(names = "--no-smoke",
            description = "Do not run the production smoke test; no rollback can go to the current commit then.")
    boolean noSmoke;

    @Option(names = "--notes", paramLabel = "TEXT", defaultValue = "", description = "Short notes for the log.")
    String notes = "";

    @Option(names = "--dry-run", description = "Show what would be written, byte for byte, and do nothing.")
    boolean dryRun;

    @Override
    public ExitCode enter(Console console) {
        Theme theme = console.theme(options.refusesColour());
        try (ReleaseSite site = options.open(console)) {
            ReleaseService service = new ReleaseService(site, new DeskListener(console));
            RemoteHeads heads = service.heads();
            service.handWrittenLog(heads).ifPresent(log -> show(console, theme, site, log));
            if (dryRun) {
                DryRun.lines(
                                service.draftAdoption(heads, !noSmoke, notes), heads.evidence(),
                                site.repository().branches().evidence())
                        .forEach(line -> console.out().println(theme.show(line)));
                return ExitCode.DONE;
            }
            options.confirm(console, "The log will record where "
                    + site.branchesInWords().production() + " stands today as the starting point.", "yes");
            AdoptionEntry entry = service.adopt(!noSmoke, notes);
            LogWriter.block(entry).lines().forEach(line -> console.out().println(theme.show(Sanitiser.line(line))));
            if (entry.result() == PassFail.FAIL) {
                console.err().println(theme.show("WARNING: nothing is known to be good: production "
                        + (noSmoke ? "was not checked" : "did not pass its smoke")
                        + ". Until a promotion is found healthy in production, a rollback has nowhere to go."));
            }
            return ExitCode.DONE;
        }
    }

    private static void show(Console console, Theme theme, ReleaseSite site, ReleaseLog log) {
        console.notes().println(theme.show("found " + site.config().evidence().log() + " on "
                + site.repository().branches().staging() + " (" + log.volumes().getFirst().length
                + " bytes); it is taken over as it is, to " + site.repository().branches().evidence() + ":"));
        LogTable.lines(log, log.read(), Integer.MAX_VALUE)
                .forEach(line -> console.notes().println(theme.show("  " + line)));
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Arrays.asList(ExitCode.values());
    }
}
