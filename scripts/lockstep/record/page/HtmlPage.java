package lockstep.record.page;

import java.util.List;
import java.util.Set;
import lockstep.base.text.Sanitiser;

/**
 * An HTML page that needs nothing else: no script, no link, nothing loaded; its policy lets the browser apply just its
 * own style. Every text is sanitised and escaped, so nothing in it can run or be clicked.
 */
public final class HtmlPage {

    private static final int LONGEST = 2_000;

    /** @param tone of the value, one of the style's: pass, fail, inconclusive, or none */
    public record Card(String label, String value, String tone) {}

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
                """.formatted(HtmlStyle.DIGEST, escaped(title), HtmlStyle.CSS, escaped(title)));
    }

    public HtmlPage section(String title) {
        return raw("<h2>" + escaped(title) + "</h2>\n");
    }

    public HtmlPage paragraph(String text) {
        return raw("<p>" + escaped(text) + "</p>\n");
    }

    /** @param tone one of the style's: pass, fail, inconclusive */
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
    public HtmlPage table(List<String> headings, List<List<String>> rows, Set<String> pages) {
        page.append("<div class=\"wide\"><table>\n<thead>");
        row(headings, "th", Set.of());
        page.append("</thead>\n<tbody>\n");
        rows.forEach(row -> row(row, "td", pages));
        return raw("</tbody>\n</table></div>\n");
    }

    /** The few numbers that a reader looks for first. */
    public HtmlPage cards(List<Card> cards) {
        page.append("<dl>\n");
        cards.forEach(card -> page.append("<div><dt>").append(escaped(card.label())).append("</dt><dd class=\"")
                .append(escaped(card.tone())).append("\">").append(escaped(card.value())).append("</dd></div>\n"));
        return raw("</dl>\n");
    }

    /** A table that is there for who opens it. */
    public HtmlPage folded(String summary, List<String> headings, List<List<String>> rows) {
        page.append("<details><summary>").append(escaped(summary)).append("</summary>\n");
        return table(headings, rows).raw("</details>\n");
    }

    /** A drawing that was made here, of numbers and escaped texts. */
    public HtmlPage drawing(Drawing drawing) {
        return raw(drawing.svg());
    }

    /** Several beside one another, as many as there is room for. */
    public HtmlPage drawings(List<Drawing> drawings) {
        if (drawings.isEmpty()) {
            return this;
        }
        page.append("<div class=\"panels\">\n");
        drawings.forEach(this::drawing);
        return raw("</div>\n");
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
}
