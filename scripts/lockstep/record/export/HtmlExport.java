package lockstep.record.export;

import java.util.List;
import lockstep.record.log.LogReading;

/**
 * The log as one HTML page that needs nothing else: no script, no link, no picture, nothing loaded. Every text is
 * escaped, and references are text too, so nothing in the log can be clicked.
 */
public final class HtmlExport {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Release log</title>
            <style>
            body { font: 14px/1.4 system-ui, sans-serif; margin: 2em }
            table { border-collapse: collapse }
            th, td { border: 1px solid #999; padding: .25em .5em; text-align: left; vertical-align: top; \
            overflow-wrap: anywhere; max-width: 24em }
            </style>
            </head>
            <body>
            <h1>Release log</h1>
            """;

    private HtmlExport() {}

    public static String of(LogReading log) {
        StringBuilder page = new StringBuilder(HEAD).append("<table>\n<thead>");
        row(LogRow.HEADINGS, "th", page);
        page.append("</thead>\n<tbody>\n");
        log.items().forEach(item -> row(LogRow.of(item).cells(), "td", page));
        page.append("</tbody>\n</table>\n");
        if (!log.problems().isEmpty()) {
            page.append("<h2>Could not be read</h2>\n<ul>\n");
            log.problems().forEach(problem ->
                    page.append("<li>").append(escaped(problem.toString())).append("</li>\n"));
            page.append("</ul>\n");
        }
        return page.append("</body>\n</html>\n").toString();
    }

    private static void row(List<String> cells, String tag, StringBuilder page) {
        page.append("<tr>");
        cells.forEach(cell -> page.append('<').append(tag).append('>')
                .append(escaped(cell)).append("</").append(tag).append('>'));
        page.append("</tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
