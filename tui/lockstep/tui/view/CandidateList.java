package lockstep.tui.view;

import java.util.List;
import lockstep.text.Width;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.desk.Candidate;
import lockstep.tui.desk.Situation;
import lockstep.tui.model.UiState;

/** The commits that can be released. */
final class CandidateList {

    private CandidateList() {}

    static void draw(UiState state, Area area) {
        List<Candidate> candidates = state.candidates();
        Situation standing = state.standing().orElseThrow();
        if (candidates.isEmpty()) {
            area.put(0, 0, state.terms().productionBranch() + " has all of " + state.terms().stagingBranch() + ".", Style.GOOD);
            return;
        }
        int from = Window.from(state.inPane() ? state.cursor() : 0, candidates.size(), area.height());
        for (int row = 0; row < area.height() && from + row < candidates.size(); row++) {
            Candidate one = candidates.get(from + row);
            boolean selected = state.inPane() && from + row == state.cursor();
            Line line = line(state, standing, one, area);
            if (selected) {
                area.bar(row, line, Style.INVERSE);
            } else {
                area.put(row, 0, line);
            }
        }
    }

    private static Line line(UiState state, Situation standing, Candidate one, Area area) {
        boolean chosen = state.chosen().filter(one.sha()::equals).isPresent();
        boolean live = standing.staging().runs(one.sha());
        String mark = chosen ? area.glyphs().pointer() : live ? area.glyphs().running() : " ";
        String tested = standing.stagingRun(one.sha())
                .map(stored -> Signs.glyph(stored.run().verdict(), area.glyphs()))
                .orElse(" ");
        Line line = Line.of(mark + tested + one.sha().abbreviated() + " " + Width.pad(Signs.age(one.when(), state.now()), 6) + " ");
        String note = live ? " (staging)" : "";
        String author = area.width() > 60 ? Width.pad(Width.fit(area.glyphs().show(one.author()), 16), 17) : "";
        int room = area.width() - 18 - Width.of(author) - Width.of(note);
        return line.and(author + Width.fit(area.glyphs().show(one.subject()), Math.max(0, room)) + note);
    }
}
