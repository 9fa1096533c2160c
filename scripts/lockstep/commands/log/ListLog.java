package lockstep.commands.log;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.base.error.UsageError;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.cli.Links;
import lockstep.commands.report.Theme;
import lockstep.commands.site.PlainSiteOptions;
import lockstep.record.export.JsonExport;
import lockstep.record.journal.JournalView;
import lockstep.record.log.LogReading;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what the log holds. */
@Command(
        name = "list",
        description = "List the entries, newest first.",
        footer = {"", "Examples:", "  jbang release-log list --limit 10", "  jbang release-log list --json"})
public final class ListLog implements Door {

    @Mixin
    PlainSiteOptions options;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many of the newest. Default: all.")
    Optional<Integer> limit = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document (lockstep/release-log/v1), oldest first.")
    boolean json;

    @Override
    public ExitCode enter(Console console) {
        limit.filter(number -> number < 1).ifPresent(number -> {
            throw new UsageError("--limit " + number + " lists nothing", "Give a number from 1.");
        });
        Theme theme = console.theme(options.refusesColour());
        try (ReleaseSite site = options.openToRead(console)) {
            JournalView view = view(site);
            if (json) {
                console.out().print(JsonExport.of(
                        limit.map(view.reading()::newest).orElse(view.reading()), view.tip()));
            } else {
                LogTable.lines(view.log(), view.reading(), limit.orElse(Integer.MAX_VALUE))
                        .forEach(line -> console.out().println(links(console, site).dress(theme.show(line))));
            }
            return end(console, options, view.reading());
        }
    }

    /** Whoever reads only what was printed does not take it for all there is. */
    static ExitCode end(Console console, PlainSiteOptions options, LogReading reading) {
        Theme theme = console.theme(options.refusesColour());
        reading.problems().forEach(problem -> console.err().println(theme.show(problem.toString())));
        console.requireWritten();
        return reading.problems().isEmpty() ? ExitCode.DONE : ExitCode.NOT_VERIFIED;
    }

    static Links links(Console console, ReleaseSite site) {
        return Links.on(console, site.repository().remoteAddress(), site.config().evidence().branch());
    }

    static JournalView view(ReleaseSite site) {
        return new ReleaseService(site, WorkflowListener.silent()).journal();
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.ofReading();
    }
}
