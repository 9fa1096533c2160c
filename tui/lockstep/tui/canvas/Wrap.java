package lockstep.tui.canvas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.text.Width;

/** Breaks sanitised text into lines that fit, at spaces where there are any. */
public final class Wrap {

    private static final Pattern LAST_COLUMN = Pattern.compile("^.*? {2,}(?!.* {2})");

    private Wrap() {}

    /** At most {@code most} lines, the last with an ellipsis if there was more. */
    public static List<String> lines(String text, int columns, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ", -1)) {
            String rest = word;
            int width = Width.of(rest);
            if (!line.isEmpty() && used + 1 + width > columns) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (!line.isEmpty()) {
                line.append(' ');
                used++;
            }
            while (used + width > columns && lines.size() <= most) {
                int fits = fitting(rest, columns - used);
                lines.add(line + rest.substring(0, fits));
                line.setLength(0);
                used = 0;
                rest = rest.substring(fits);
                width = Width.of(rest);
            }
            line.append(rest);
            used += width;
            if (lines.size() > most) {
                break;
            }
        }
        if (!line.isEmpty() || lines.isEmpty()) {
            lines.add(line.toString());
        }
        if (lines.size() > most) {
            String last = lines.get(most - 1);
            lines = new ArrayList<>(lines.subList(0, most - 1));
            lines.add(Width.fit(last + " …", columns).replaceAll("….*$", "…"));
        }
        return lines;
    }

    /** A row of a table: it stays as it is where it fits, else its last column goes on below itself. */
    public static List<String> row(String text, int columns, int most) {
        if (Width.of(text) <= columns) {
            return List.of(text);
        }
        Matcher last = LAST_COLUMN.matcher(text);
        int from = last.find() ? last.end() : 0;
        int indent = Width.of(text.substring(0, from));
        boolean fits = Arrays.stream(text.substring(from).split(" "))
                .allMatch(word -> Width.of(word) <= columns - indent);
        if (!fits) {
            return lines(text, columns, most);
        }
        List<String> below = lines(text.substring(from), columns - indent, most);
        List<String> rows = new ArrayList<>(List.of(text.substring(0, from) + below.getFirst()));
        below.stream().skip(1).forEach(more -> rows.add(" ".repeat(indent) + more));
        return rows;
    }

    /** Lines of fields: what is too long goes on below, set in so far. */
    public static List<Line> fields(List<Line> lines, int columns, int indent, Glyphs glyphs) {
        List<Line> wrapped = new ArrayList<>();
        for (Line line : lines) {
            boolean simple = line.spans().size() == 1 && columns > indent + 10;
            String text = simple ? glyphs.show(line.spans().getFirst().text()) : "";
            if (!simple || Width.of(text) <= columns) {
                wrapped.add(line);
                continue;
            }
            Style style = line.spans().getFirst().style();
            int fits = atSpace(text, fitting(text, columns));
            wrapped.add(Line.of(text.substring(0, fits), style));
            String rest = text.substring(fits).stripLeading();
            for (int more = 0; !rest.isEmpty() && more < 20; more++) {
                int next = atSpace(rest, fitting(rest, columns - indent));
                wrapped.add(Line.of(" ".repeat(indent) + rest.substring(0, next), style));
                rest = rest.substring(next).stripLeading();
            }
        }
        return wrapped;
    }

    /** At a space, if there is one not far from the end. */
    private static int atSpace(String text, int fits) {
        int space = fits < text.length() ? text.lastIndexOf(' ', fits) : -1;
        return space > fits * 2 / 3 ? space : fits;
    }

    /** How many characters fit; at least one, so that there is an end to it. */
    private static int fitting(String text, int columns) {
        int used = 0;
        int index = 0;
        while (index < text.length()) {
            int point = text.codePointAt(index);
            used += Width.of(point);
            if (used > columns && index > 0) {
                break;
            }
            index += Character.charCount(point);
        }
        return index;
    }
}
