package lockstep.record.export;

import java.util.List;
import java.util.Set;
import lockstep.record.log.LogProblem;
import lockstep.record.log.LogReading;

/** The log as one HTML page. */
public final class HtmlExport {

    private HtmlExport() {}

    public static String of(LogReading log) {
        return of(log, Set.of());
    }

    /** @param pages the release ids that have a page of their own beside this one */
    public static String of(LogReading log, Set<String> pages) {
        List<List<String>> rows = log.items().stream().map(item -> LogRow.of(item).cells()).toList();
        HtmlPage page = new HtmlPage("Release log").table(LogRow.HEADINGS, rows, pages);
        if (!log.problems().isEmpty()) {
            page.section("Could not be read").bullets(log.problems().stream().map(LogProblem::toString).toList());
        }
        return page.text();
    }
}
