package lockstep.record.export;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import lockstep.base.digest.Sha256;
import lockstep.base.text.Sanitiser;

/**
 * An HTML page that needs nothing else: no script, no link, nothing loaded; its policy lets the browser apply just its
 * own style. Every text is sanitised and escaped, so nothing in it can run or be clicked.
 */
public final class HtmlPage {

    private static final int LONGEST = 2_000;

    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #999; --good: #1a7f37; --bad: #cf222e; --open: #9a6700; \
            --bar: #4078c0; --soft: #8884 }
            @media (prefers-color-scheme: dark) { :root { --line: #666; --good: #3fb950; --bad: #f85149; \
            --open: #d29922; --bar: #6cb6ff } }
            body { font: 14px/1.45 system-ui, sans-serif; margin: 2em auto; max-width: 76em; padding: 0 1em }
            h1 { font-size: 1.5em } h2 { font-size: 1.15em; margin-top: 1.8em }
            table { border-collapse: collapse; margin: .6em 0 }
            th, td { border: 1px solid var(--line); padding: .25em .5em; text-align: left; vertical-align: top; \
            overflow-wrap: anywhere; max-width: 34em }
            pre { background: var(--soft); padding: .6em; overflow-x: auto; white-space: pre-wrap }
            svg { display: block; margin: .6em 0; max-width: 100% }
            svg text { font: 11px system-ui; fill: currentColor }
            .pass, .good { color: var(--good) } .fail, .bad { color: var(--bad) }
            .inconclusive, .open { color: var(--open) } .soft { opacity: .7 }
            .bar { fill: var(--bar) } .barbad { fill: var(--bad) } .bargood { fill: var(--good) }
            .axis { stroke: var(--line) } .canary { stroke: var(--bad); fill: none } \
            .baseline { stroke: var(--bar); fill: none }
            """;

    private final StringBuilder page = new StringBuilder();

    public HtmlPage(String title) {
        page.append("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                <h1>%s</h1>
                """.formatted(digest(STYLE), escaped(title), STYLE, escaped(title)));
    }

    public HtmlPage section(String title) {
        return raw("<h2>" + escaped(title) + "</h2>\n");
    }

    public HtmlPage paragraph(String text) {
        return raw("<p>" + escaped(text) + "</p>\n");
    }

    /** @param tone one of the style's: pass, fail, inconclusive, soft */
    public HtmlPage verdict(String tone, String text) {
        return raw("<p class=\"" + escaped(tone) + "\"><strong>" + escaped(text) + "</strong></p>\n");
    }

    /** Lines to be copied. */
    public HtmlPage lines(List<String> lines) {
        return raw("<pre>" + String.join("\n", lines.stream().map(HtmlPage::escaped).toList()) + "</pre>\n");
    }

    public HtmlPage bullets(List<String> items) {
        if (items.isEmpty()) {
            return this;
        }
        page.append("<ul>\n");
        items.forEach(item -> page.append("<li>").append(escaped(item)).append("</li>\n"));
        return raw("</ul>\n");
    }

    public HtmlPage table(List<String> headings, List<List<String>> rows) {
        return table(headings, rows, Set.of());
    }

    /** @param pages cells that lead to a page of their name beside this one: names that were made here */
    HtmlPage table(List<String> headings, List<List<String>> rows, Set<String> pages) {
        page.append("<table>\n<thead>");
        row(headings, "th", Set.of());
        page.append("</thead>\n<tbody>\n");
        rows.forEach(row -> row(row, "td", pages));
        return raw("</tbody>\n</table>\n");
    }

    /** A drawing that was made here, of numbers and escaped texts. */
    HtmlPage drawing(Drawing drawing) {
        return raw(drawing.svg());
    }

    public String text() {
        return page + "</body>\n</html>\n";
    }

    static String escaped(String text) {
        return Sanitiser.line(text, LONGEST)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A cell that is a verdict's word takes its colour. */
    private void row(List<String> cells, String tag, Set<String> pages) {
        page.append("<tr>");
        cells.forEach(cell -> page.append('<').append(tag).append(List.of("pass", "fail", "inconclusive").contains(cell)
                        ? " class=\"" + cell + "\">" : ">")
                .append(pages.contains(cell)
                        ? "<a href=\"" + escaped(cell) + ".html\">" + escaped(cell) + "</a>"
                        : escaped(cell)).append("</").append(tag).append('>'));
        page.append("</tr>\n");
    }

    private HtmlPage raw(String html) {
        page.append(html);
        return this;
    }

    private static String digest(String style) {
        return Base64.getEncoder().encodeToString(Sha256.of(style).bytes());
    }
}
