package lockstep.tui.canvas;

import java.util.ArrayList;
import java.util.List;
import lockstep.text.Width;

/** Breaks sanitised text into lines that fit, at spaces where there are any. */
public final class Wrap {

    private Wrap() {}

    /** At most {@code most} lines, the last with an ellipsis if there was more. */
    public static List<String> lines(String text, int columns, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            if (!line.isEmpty() && Width.of(line.toString()) + 1 + Width.of(rest) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ");
            while (Width.of(line + rest) > columns && lines.size() <= most) {
                int fits = fitting(rest, columns - Width.of(line.toString()));
                lines.add(line + rest.substring(0, fits));
                line.setLength(0);
                rest = rest.substring(fits);
            }
            line.append(rest);
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
