package lockstep.tui.view;

import java.util.List;
import lockstep.base.text.Width;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.canvas.Wrap;
import lockstep.tui.state.Rows;
import lockstep.tui.state.UiState;

/** The drills: what each shows, the command that does the same, and what the last one found. */
final class DrillsPage {

    /** The command, what to do first, and that none was run yet. */
    private static final int BELOW = 5;

    private static final int NAME = 18;

    private DrillsPage() {}

    static void draw(UiState state, Area area) {
        List<DrillChoice> drills = Rows.drills(state);
        if (drills.isEmpty()) {
            area.put(0, 1, "No drills are known here.", Style.PLAIN);
            return;
        }
        int cursor = Math.clamp(state.cursor(), 0, drills.size() - 1);
        DrillChoice selected = drills.get(cursor);
        List<String> claim = Width.of(selected.claim()) <= area.width() - NAME - 2 ? List.of()
                : Wrap.lines(area.glyphs().show(selected.claim()), area.width() - 2, 2);
        int height = Math.min(drills.size(), state.drill()
                .isEmpty() ? area.height() - BELOW - claim.size() : Math.max(3, area.height() / 2 - 2));
        int from = Window.from(cursor, drills.size(), height);
        for (int row = 0; row < height && from + row < drills.size(); row++) {
            DrillChoice drill = drills.get(from + row);
            Line line = Line.of(from + row == cursor ? area.glyphs().pointer() + " " : "  ")
                    .and(Width.pad(drill.name(), NAME))
                    .and(drill.claim());
            if (from + row == cursor) {
                area.bar(row, line, Style.INVERSE);
            } else {
                area.put(row, 0, line);
            }
        }
        int row = height;
        for (String text : claim) {
            area.put(row++, 1, text, Style.STRONG);
        }
        for (String text : Wrap.lines(area.glyphs().show("$ " + selected.command()), area.width() - 2, 2)) {
            area.put(row++, 1, text, Style.HINT);
        }
        if (!selected.guide().isEmpty()) {
            area.put(row++, 1, "first: " + selected.guide(), Style.UNSURE);
        }
        area.rule(row++);
        Area below = area.part(row, 1, area.height() - row, area.width() - 2);
        state.drill().ifPresentOrElse(
                run -> {
                    below.put(0, 0, run.title() + run.run().map(whole -> ": " + whole.verdict())
                            .orElse(""), Style.STRONG);
                    GateRows.compact(run, state, below.rows(1, below.height() - 1));
                },
                () -> below.put(0, 0, "None was run here yet. Enter runs the selected one.", Style.PLAIN));
    }
}
