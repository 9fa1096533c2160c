package lockstep.commands.log;

import java.util.List;
import java.util.function.UnaryOperator;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.cli.Links;
import lockstep.commands.report.Theme;
import lockstep.commands.site.PlainSiteOptions;
import lockstep.record.journal.JournalView;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LogItem;
import lockstep.record.log.LogWriter;
import lockstep.record.log.StructuredEntry;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.ReleaseRepository;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one entry whole, and the evidence that belongs to it. */
@Command(
        name = "show",
        description = "Show an entry and its evidence.",
        footer = {"", "Examples:", "  jbang release-log show 20260122-1000-rc1"})
public final class ShowEntry implements Door {

    @Mixin
    PlainSiteOptions options;

    @Parameters(paramLabel = "ID", description = "A release id, like 20260122-1000-rc1.")
    String id;

    @Option(names = "--json", description = "Print one JSON document (lockstep/release-log-entry/v1).")
    boolean json;

    @Override
    public ExitCode enter(Console console) {
        ReleaseId wanted = ReleaseId.tryParse(id).orElseThrow(() -> new UsageError(
                "'" + Sanitiser.line(id, 40) + "' is not a release id",
                "Ids look like 20260122-1000-rc1; see `release-log list`."));
        Theme theme = console.theme(options.refusesColour());
        try (ReleaseSite site = options.openToRead(console)) {
            JournalView view = ListLog.view(site);
            LogItem item = view.item(wanted)
                    .orElseThrow(() -> new UsageError("the log has no entry " + wanted, "See `release-log list`."));
            if (json) {
                console.out().print(EntryJson.write(item, wanted, site, view.tip().orElseThrow()));
                console.requireWritten();
                return ExitCode.DONE;
            }
            Links links = ListLog.links(console, site);
            LogWriter.block((StructuredEntry) item.entry()).lines()
                    .forEach(line -> console.out().println(links.dress(theme.show(Sanitiser.line(line)))));
            view.tip().ifPresent(tip -> evidence(
                    site.repository(), tip, wanted, console, line -> links.dress(theme.show(line))));
            console.requireWritten();
            return ExitCode.DONE;
        }
    }

    private static void evidence(ReleaseRepository repository, Sha tip, ReleaseId id, Console console,
            UnaryOperator<String> shown) {
        String folder = EvidenceLayout.of(id);
        console.out().println();
        console.out().println("evidence, on " + repository.branches().evidence() + " at " + tip + ":");
        repository.list(tip, folder)
                .forEach(name -> console.out().println(shown.apply("  " + folder + "/" + Sanitiser.line(name, 200))));
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.ofReading();
    }
}
