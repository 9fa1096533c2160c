package lockstep.commands.log;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.Set;
import lockstep.base.error.ExitCode;
import lockstep.base.release.ReleaseId;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.record.export.HtmlExport;
import lockstep.record.journal.JournalView;
import lockstep.record.report.ReleaseHtml;
import lockstep.release.reading.ReportReader;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;

/** Writes the log and the report of each move as pages that lead to each other. */
record LogSite(Console console, ReleaseSite site) {

    private static final String INDEX = "index.html";

    ExitCode write(Path folder) {
        JournalView journal = ReportCommand.verified(new ReleaseService(site, WorkflowListener.silent()));
        SequencedMap<String, String> pages = new LinkedHashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        if (journal.tip().isPresent()) {
            ReportReader reader = new ReportReader(site, journal);
            journal.reading().entries().stream()
                    .flatMap(entry -> entry.releaseId().stream())
                    .filter(id -> ids.add(id.toString()))
                    .forEach(id -> pages.put(id + ".html", page(reader, id)));
        }
        // Last, so that none of its links is dead.
        pages.put(INDEX, HtmlExport.of(journal.reading(), ids));
        new SiteFolder(folder).write(pages);
        console.out().println("wrote " + pages.size() + " pages; begin with "
                + Sanitiser.line(folder.resolve(INDEX).toString(), 300));
        console.requireWritten();
        return ExitCode.DONE;
    }

    private static String page(ReportReader reader, ReleaseId id) {
        return reader.read(id).map(ReleaseHtml::of).orElseThrow();
    }
}
