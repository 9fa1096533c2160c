package lockstep.base.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, aligned in columns two spaces apart; nothing trails. Cells must be sanitised already. */
public record Table(List<List<String>> rows) {

    public Table {
        rows = rows.stream().map(List::copyOf).toList();
    }

    public List<String> lines() {
        List<Integer> widths = widths();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                line.append(column == 0 ? "" : "  ").append(Width.pad(row.get(column), widths.get(column)));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int width = Width.of(row.get(column));
                if (column == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(column, Math.max(width, widths.get(column)));
                }
            }
        }
        return widths;
    }
}
