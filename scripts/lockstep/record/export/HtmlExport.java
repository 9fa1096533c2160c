package lockstep.record.export;

import java.util.List;
import lockstep.record.log.LogProblem;
import lockstep.record.log.LogReading;

/** The log as one HTML page. */
public final class HtmlExport {

    private HtmlExport() {}

    public static String of(LogReading log) {
        List<List<String>> rows = log.items().stream().map(item -> LogRow.of(item).cells()).toList();
        HtmlPage page = new HtmlPage("Release log").table(LogRow.HEADINGS, rows);
        if (!log.problems().isEmpty()) {
            page.section("Could not be read").bullets(log.problems().stream().map(LogProblem::toString).toList());
        }
        return page.text();
    }
}
