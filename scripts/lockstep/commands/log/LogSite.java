package lockstep.commands.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lockstep.base.error.ExitCode;
import lockstep.base.error.NotVerified;
import lockstep.base.release.ReleaseId;
import lockstep.base.text.Sanitiser;
import lockstep.commands.cli.Console;
import lockstep.record.export.HtmlExport;
import lockstep.record.export.ReleaseHtml;
import lockstep.record.journal.JournalView;
import lockstep.release.report.ReportReader;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;

/** Writes the log and the report of each move as pages that lead to each other. */
record LogSite(Console console, ReleaseSite site) {

    private static final String INDEX = "index.html";

    ExitCode write(Path folder) {
        JournalView journal = ReportCommand.verified(new ReleaseService(site, WorkflowListener.silent()));
        Map<String, String> pages = new LinkedHashMap<>();
        if (journal.tip().isPresent()) {
            ReportReader reader = new ReportReader(site, journal);
            journal.reading().entries().stream()
                    .flatMap(entry -> entry.releaseId().stream())
                    .forEach(id -> pages.put(id.toString(), page(reader, id)));
        }
        make(folder);
        ReportCommand.write(HtmlExport.of(journal.reading(), pages.keySet()), folder.resolve(INDEX));
        pages.forEach((id, page) -> ReportCommand.write(page, folder.resolve(id + ".html")));
        console.out().println("wrote " + (pages.size() + 1) + " pages; begin with "
                + Sanitiser.line(folder.resolve(INDEX).toString(), 300));
        console.requireWritten();
        return ExitCode.DONE;
    }

    private static String page(ReportReader reader, ReleaseId id) {
        return reader.read(id).map(ReleaseHtml::of).orElseThrow();
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new NotVerified(Sanitiser.line(folder.toString(), 200) + " cannot be made: "
                    + e.getClass().getSimpleName(), "Name a folder that you can write to.", e);
        }
    }
}
