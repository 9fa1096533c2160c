package lockstep.commands.log;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ExitCode;
import lockstep.commands.cli.Console;
import lockstep.commands.cli.Door;
import lockstep.commands.site.PlainSiteOptions;
import lockstep.record.export.CsvExport;
import lockstep.record.export.HtmlExport;
import lockstep.record.export.JsonExport;
import lockstep.record.journal.JournalView;
import lockstep.record.log.LogReading;
import lockstep.release.site.ReleaseSite;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the log for other programs. */
@Command(
        name = "export",
        description = "Print the log as JSON, CSV or HTML. What of it cannot be read is named on stderr (25). "
                + "Whether it holds, `release-log verify` says.",
        footer = {"", "Examples:", "  jbang release-log export --csv > log.csv",
            "  jbang release-log export --html > log.html",
            "  jbang release-log export --site releases"})
public final class ExportLog implements Door {

    @Mixin
    PlainSiteOptions options;

    @ArgGroup(multiplicity = "1")
    Format format;

    /** Exactly one of these. */
    static final class Format {

        @Option(names = "--json", description = "One JSON document (lockstep/release-log/v1).")
        boolean json;

        @Option(names = "--csv", description = "CSV (RFC 4180), with when each move began and ended.")
        boolean csv;

        @Option(names = "--html", description = "One self-contained page.")
        boolean html;

        @Option(names = "--site", paramLabel = "DIR",
                description = "A page for the log and one for each move, in a folder. Run again, it replaces the pages "
                        + "that it wrote; it overwrites and deletes no other file.")
        Optional<Path> site = Optional.empty();
    }

    @Override
    public ExitCode enter(Console console) {
        try (ReleaseSite site = options.openToRead(console)) {
            if (format.site.isPresent()) {
                return new LogSite(console, site).write(console.folder().resolve(format.site.get()));
            }
            JournalView view = ListLog.view(site);
            LogReading reading = view.reading();
            console.out().print(format.json ? JsonExport.of(reading, view.tip())
                    : format.csv ? CsvExport.of(reading, id -> site.journal().times(view.tip(), id))
                    : HtmlExport.of(reading, view.tip()));
            return ListLog.end(console, options, reading);
        }
    }

    @Override
    public List<ExitCode> exitCodes() {
        return Door.ofReading();
    }
}
