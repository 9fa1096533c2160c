package lockstep.tui.view;

import java.util.List;
import lockstep.base.text.Width;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.day.Day;
import lockstep.tui.day.StepLine;
import lockstep.tui.state.UiState;

/** The day as steps on the left, the selected step on the right. */
final class WalkPage {

    private static final int STATE_WIDTH = 8;
    private static final int TITLE_WIDTH = 19;

    private WalkPage() {}

    static void draw(UiState state, Area area) {
        int left = area.width() >= 110 ? 54 : area.width() >= 76 ? 33 : 26;
        List<StepLine> lines = new Day(state).lines();
        for (int row = 0; row < lines.size(); row++) {
            step(state, lines.get(row), area.part(row, 0, 1, left));
        }
        area.part(0, left, area.height(), 1).divider(0);
        StepPane.draw(state, lines.get(state.step().ordinal()),
                area.part(0, left + 2, area.height(), area.width() - left - 2));
    }

    private static void step(UiState state, StepLine line, Area area) {
        boolean selected = line.step() == state.step();
        boolean narrow = area.width() < 30;
        String sign = Signs.glyph(line.state(), area.glyphs()) + " ";
        String pointer = selected ? area.glyphs().pointer() : " ";
        String title = (narrow ? "" : (line.step().ordinal() + 1) + " ") + line.step().title();
        Line shown = Line.of(pointer)
                .and(sign + (narrow ? "" : Width.pad(line.state().word(), STATE_WIDTH)), Signs.style(line.state()))
                .and(Width.pad(title, TITLE_WIDTH) + " ")
                .and(area.width() > 40 ? line.words() : "");
        if (selected && !state.inPane()) {
            area.bar(0, shown, Style.INVERSE);
        } else {
            area.put(0, 0, shown);
        }
    }
}
