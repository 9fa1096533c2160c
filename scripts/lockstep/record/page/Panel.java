package lockstep.record.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import lockstep.base.text.Sanitiser;

/**
 * A small chart of lines, of which several stand beside one another: its title, what each line ends with, its lowest
 * and highest value, and what it runs from and to.
 *
 * @param places where the values stand, rising from 0 to 1
 * @param low what the bottom is; the top is the highest value
 */
public record Panel(String title, List<Double> places, List<Line> lines, double low, String first, String last) {

    private static final int WIDTH = 340;
    private static final int HEIGHT = 122;
    private static final int LEFT = 38;
    private static final int TOP = 42;
    private static final int BASE = HEIGHT - 18;
    private static final int LONGEST_TITLE = 46;

    /**
     * @param values empty where there was nothing to measure: a gap
     * @param tone of the style
     * @param end what is said of its last value
     */
    public record Line(String label, List<OptionalDouble> values, String tone, String end) {}

    /** Values at the same distance from one another. */
    public static List<Double> evenly(int count) {
        List<Double> places = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            places.add(count == 1 ? .5 : (double) at / (count - 1));
        }
        return places;
    }

    public Drawing drawn() {
        double most = lines.stream().flatMap(line -> line.values().stream()).flatMapToDouble(OptionalDouble::stream)
                .max().orElse(low);
        StringBuilder svg = new StringBuilder(String.format(Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n<title>%s</title>\n",
                WIDTH, HEIGHT, WIDTH, HEIGHT, HtmlPage.escaped(title)))
                .append(text(0, 11, "", Sanitiser.line(title, LONGEST_TITLE)))
                .append(axis(TOP)).append(axis(BASE))
                .append(text(0, BASE + 4, "", Drawing.number(low)))
                .append(text(LEFT, HEIGHT - 4, "", first))
                .append(text(WIDTH, HEIGHT - 4, " text-anchor=\"end\"", last));
        if (most > low) {
            svg.append(text(0, TOP + 4, "", Drawing.number(most)));
        }
        double key = 0;
        for (Line line : lines) {
            stretches(line, most).forEach(points -> svg.append("<polyline class=\"").append(line.tone())
                    .append("\" points=\"").append(points).append("\"><title>").append(HtmlPage.escaped(line.label()))
                    .append("</title></polyline>\n"));
            String words = line.label() + (line.end().isEmpty() ? "" : " " + line.end());
            svg.append(text(key, 27, " class=\"" + line.tone() + "\"", words));
            key += Drawing.LETTER * words.length() + 14;
        }
        return new Drawing(svg.append("</svg>\n").toString());
    }

    private record Point(double x, double y) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.0f,%.1f", x, y);
        }
    }

    /** The points from gap to gap; one that stands alone is drawn a little longer, so that it can be seen. */
    private List<String> stretches(Line line, double most) {
        List<List<Point>> stretches = new ArrayList<>(List.of(new ArrayList<>()));
        for (int at = 0; at < line.values().size(); at++) {
            OptionalDouble value = line.values().get(at);
            if (value.isEmpty()) {
                stretches.add(new ArrayList<>());
                continue;
            }
            double x = LEFT + (WIDTH - 4.0 - LEFT) * places.get(at);
            double y = most <= low ? BASE : BASE - (value.getAsDouble() - low) / (most - low) * (BASE - TOP);
            stretches.getLast().add(new Point(x, y));
        }
        stretches.stream().filter(points -> points.size() == 1)
                .forEach(points -> points.add(new Point(points.getFirst().x() + 3, points.getFirst().y())));
        return stretches.stream().filter(points -> !points.isEmpty())
                .map(points -> points.stream().map(Point::toString).collect(Collectors.joining(" ")))
                .toList();
    }

    private static String axis(int y) {
        return "<line class=\"axis\" x1=\"%1$d\" y1=\"%2$d\" x2=\"%3$d\" y2=\"%2$d\"/>\n".formatted(LEFT, y, WIDTH);
    }

    private static String text(double x, double y, String attributes, String words) {
        return String.format(Locale.ROOT, "<text x=\"%.0f\" y=\"%.0f\"%s>%s</text>\n", x, y, attributes,
                HtmlPage.escaped(words));
    }
}
