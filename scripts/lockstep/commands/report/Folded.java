package lockstep.commands.report;

import java.util.ArrayList;
import java.util.List;
import lockstep.base.text.Width;

/**
 * Lines that keep to a width: words go on in the next line, below where the text began, and never break.
 *
 * @param columns 0 for as long as they come
 */
public record Folded(int columns) {

    private static final int USUAL = 80;

    /** For a person at a terminal 80 columns; for a program each line whole. */
    public static Folded forPeople(boolean terminal) {
        return new Folded(terminal ? USUAL : 0);
    }

    /** @param hang how far the lines after the first are moved in */
    public List<String> lines(String text, int hang) {
        if (columns == 0 || Width.of(text) <= columns) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean begun = false;
        for (String word : text.split("(?<=\\S) (?=\\S)")) {
            if (begun && Width.of(line.toString()) + 1 + Width.of(word.stripTrailing()) > columns) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(hang)).append(word);
            } else {
                line.append(begun ? " " : "").append(word);
            }
            begun = true;
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
