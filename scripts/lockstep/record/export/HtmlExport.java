package lockstep.record.export;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Sha;
import lockstep.record.log.LogProblem;
import lockstep.record.log.LogReading;
import lockstep.record.page.HtmlPage;

/** The log as one HTML page. */
public final class HtmlExport {

    private HtmlExport() {}

    /** @param commit that of the evidence branch from which it was read */
    public static String of(LogReading log, Optional<Sha> commit) {
        return page(log, Set.of())
                .paragraph(commit.map(tip -> "Read from commit " + tip + " of the evidence branch, and not verified.")
                        .orElse("There is no evidence branch yet."))
                .text();
    }

    /** @param pages the release ids that have a page of their own beside this one */
    public static String of(LogReading log, Set<String> pages) {
        return page(log, pages).text();
    }

    private static HtmlPage page(LogReading log, Set<String> pages) {
        List<List<String>> rows = log.items().stream().map(item -> LogRow.of(item).cells()).toList();
        HtmlPage page = new HtmlPage("Release log").table(LogRow.HEADINGS, rows, pages);
        if (!log.problems().isEmpty()) {
            page.section("Could not be read").bullets(log.problems().stream().map(LogProblem::toString).toList());
        }
        return page;
    }
}
