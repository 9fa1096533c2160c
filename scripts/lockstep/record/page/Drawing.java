package lockstep.record.page;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A chart as SVG, of numbers and escaped texts only. */
public record Drawing(String svg) {

    private static final int THREE_DIGITS = 100;
    private static final double LONG = 1e9;
    private static final int HEIGHT = 134;
    private static final int WIDTH = 720;
    private static final int SMALL = 340;
    private static final int FEW = 26;
    private static final int TOP = 30;
    private static final int BASE = HEIGHT - 18;
    /** Of a letter of the page's small text. */
    static final double LETTER = 6.5;
    private static final double WIDEST_BAR = 44;

    /**
     * One thing that is drawn, with what it is called.
     *
     * @param measured empty where there was nothing to measure: a dash, and no bar
     */
    public record Bar(String label, OptionalDouble measured, String tone) {

        public Bar(String label, double value, String tone) {
            this(label, OptionalDouble.of(value), tone);
        }

        double value() {
            return measured.orElse(0);
        }

        String shown() {
            return measured.isPresent() ? number(value()) : "–";
        }
    }

    /** Whether so many bars find room in a small chart, of which several stand beside one another. */
    public static boolean isSmall(int bars) {
        return bars <= FEW;
    }

    public static Drawing bars(String title, List<Bar> bars) {
        int width = isSmall(bars.size()) ? SMALL : WIDTH;
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        StringBuilder svg = begin(title, width);
        double step = (double) (width - 10) / Math.max(1, bars.size());
        int eachLabel = every(bars.stream().map(Bar::label).toList(), step);
        int eachValue = every(bars.stream().map(Bar::shown).toList(), step);
        for (int at = 0; at < bars.size(); at++) {
            Bar bar = bars.get(at);
            double height = most <= 0 ? 0 : bar.value() / most * (BASE - TOP);
            svg.append(String.format(Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\">"
                            + "<title>%s</title></rect>\n",
                    bar.tone(), 5 + at * step, BASE - height, Math.clamp(step * .7, 1, WIDEST_BAR), height,
                    HtmlPage.escaped(bar.label() + ": " + bar.shown())));
            if (at % eachLabel == 0 && fits(bar.label(), 5 + at * step, width)) {
                svg.append(text(5 + at * step, HEIGHT - 5, bar.label()));
            }
            if (at % eachValue == 0 && fits(bar.shown(), 5 + at * step, width)) {
                svg.append(text(5 + at * step, BASE - height - 4, bar.shown()));
            }
        }
        return new Drawing(svg.append("</svg>\n").toString());
    }

    /** What lies outside of the drawing is not shown. */
    private static boolean fits(String text, double x, int width) {
        return x + text.length() * LETTER <= width;
    }

    /** Of which only every so many find room beside one another. */
    private static int every(List<String> texts, double step) {
        int longest = texts.stream().mapToInt(String::length).max().orElse(0);
        return Math.max(1, (int) Math.ceil(longest * LETTER / step));
    }

    /** The statuses of a burst, in their order. */
    public static Drawing strip(String title, List<Integer> codes) {
        double step = Math.min(36, (double) (WIDTH - 10) / Math.max(1, codes.size()));
        int width = (int) Math.min(WIDTH, 10 + Math.max(step * codes.size(), LETTER * title.length()));
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
                "<svg viewBox=\"0 0 %d 44\" width=\"%d\" height=\"44\" role=\"img\">\n<title>%s</title>\n",
                width, width, HtmlPage.escaped(title))).append(text(5, 11, title));
        for (int at = 0; at < codes.size(); at++) {
            int code = codes.get(at);
            svg.append(String.format(Locale.ROOT,
                    "<rect class=\"%s\" x=\"%.1f\" y=\"16\" width=\"%.1f\" height=\"12\"><title>%d</title></rect>\n",
                    code >= 200 && code < 300 ? "bargood" : code == 429 ? "bar" : "barbad", 5 + at * step,
                    Math.max(1, step - 2), code));
            if (step >= 24) {
                svg.append(text(5 + at * step, 40, String.valueOf(code)));
            }
        }
        return new Drawing(svg.append("</svg>\n").toString());
    }

    private static StringBuilder begin(String title, int width) {
        return new StringBuilder(String.format(Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n<title>%s</title>\n",
                width, HEIGHT, width, HEIGHT, HtmlPage.escaped(title)))
                .append(text(5, 11, title))
                .append("<line class=\"axis\" x1=\"0\" y1=\"%1$d\" x2=\"%2$d\" y2=\"%1$d\"/>\n".formatted(BASE, width));
    }

    private static String text(double x, double y, String words) {
        return String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\">%s</text>\n", x, y, HtmlPage.escaped(words));
    }

    public static String number(double value) {
        if (Math.abs(value) >= LONG) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        return value == Math.rint(value) || Math.abs(value) >= THREE_DIGITS
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }
}
