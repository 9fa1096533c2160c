package lockstep.tui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lockstep.base.text.Width;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.ClassByPaths;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.canvas.Wrap;
import lockstep.tui.state.Rows;
import lockstep.tui.state.StagingRuns;
import lockstep.tui.state.UiState;

/** The commits that can be released: class, age, author and subject of each, and the selected one in full. */
final class CandidateList {

    /** Below that there is room for the list only. */
    private static final int ROOM_FOR_DETAIL = 6;
    private static final int NARROW = 44;
    private static final int WIDE = 60;

    private CandidateList() {}

    static void draw(UiState state, Area area) {
        List<Candidate> candidates = Rows.candidates(state);
        if (candidates.isEmpty() && !state.filter().isEmpty()) {
            area.put(0, 0, "Nothing matches \"" + state.filter() + "\"; Esc drops the filter.", Style.PLAIN);
            return;
        }
        if (candidates.isEmpty()) {
            area.put(0, 0, state.terms().productionBranch() + " has all of " + state.terms().stagingBranch() + ".",
                    Style.GOOD);
            return;
        }
        int cursor = cursor(state, candidates);
        List<Line> detail = area.height() < ROOM_FOR_DETAIL ? List.of() : detail(state, candidates.get(cursor), area);
        Area list = area.rows(0, area.height() - detail.size());
        int from = Window.from(cursor, candidates.size(), list.height());
        for (int row = 0; row < list.height() && from + row < candidates.size(); row++) {
            Line line = line(state, candidates.get(from + row), list);
            if (state.inPane() && from + row == cursor) {
                list.bar(row, line, Style.INVERSE);
            } else {
                list.put(row, 0, line);
            }
        }
        area.rows(area.height() - detail.size(), detail.size()).lines(detail);
    }

    /** Where the keys are in the list, their row; else what is picked. */
    private static int cursor(UiState state, List<Candidate> candidates) {
        if (state.inPane()) {
            return Math.clamp(state.cursor(), 0, candidates.size() - 1);
        }
        return state.chosen().stream()
                .flatMapToInt(chosen -> IntStream.range(0, candidates.size())
                        .filter(row -> candidates.get(row).sha().equals(chosen)))
                .findFirst()
                .orElse(0);
    }

    private static Line line(UiState state, Candidate one, Area area) {
        int authorWidth = area.width() > WIDE ? 16 : area.width() > NARROW ? 10 : 0;
        String author = Width.pad(area.glyphs().fit(one.author(), authorWidth), authorWidth);
        return signs(state, one, area).and(one.sha().abbreviated() + " ")
                .and(sign(one, area), one.isForbidden() ? Style.BAD : Style.PLAIN)
                .and(" " + Width.pad(Signs.age(one.when(), state.now()), 6) + " ")
                .and(author + (authorWidth > 0 ? " " : "") + one.subject());
    }

    /** Whether it is picked, or runs on staging; how its gates ended, or that it was rolled back. */
    static Line signs(UiState state, Candidate one, Area area) {
        ReleaseSeen standing = state.standing().orElseThrow();
        boolean chosen = state.chosen().filter(one.sha()::equals).isPresent();
        boolean live = standing.staging().runs(one.sha());
        Line mark = Line.of(chosen ? area.glyphs().pointer() : live ? area.glyphs().running() : " ");
        if (standing.wasTakenBack(one.sha())) {
            return mark.and(area.glyphs().back(), Style.BAD);
        }
        return new StagingRuns(state, standing, one.sha()).verdict()
                .map(verdict -> mark.and(Signs.glyph(verdict, area.glyphs()), Signs.style(verdict)))
                .orElseGet(() -> mark.and(" "));
    }

    private static String sign(Candidate one, Area area) {
        String letter = one.byPaths().map(ClassByPaths::demanded).map(Enum::name).orElse(area.glyphs().pending());
        return (one.isForbidden() ? area.glyphs().fail() : " ") + letter;
    }

    private static List<Line> detail(UiState state, Candidate one, Area area) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.EMPTY);
        lines.add(Line.of(area.glyphs().fit(one.subject(), area.width()), Style.STRONG));
        if (state.standing().orElseThrow().wasTakenBack(one.sha())) {
            lines.add(Line.of("it was in production and was rolled back", Style.BAD));
        }
        boolean live = state.standing().orElseThrow().staging().runs(one.sha());
        String when = one.when().toString().substring(0, 16).replace('T', ' ') + "Z";
        lines.add(Line.of((live ? "staging runs it, by " : "by ") + one.author() + ", " + when));
        lines.add(one.byPaths().map(CandidateList::demanded).orElseGet(() -> Line.of("class: declared at promotion")));
        List<Line> wrapped = Wrap.fields(lines, area.width(), 2, area.glyphs());
        return wrapped.subList(0, Math.min(wrapped.size(), area.height() / 2 + 1));
    }

    private static Line demanded(ClassByPaths byPaths) {
        String why = byPaths.why().isEmpty() ? ", by the paths it changes" : ": " + byPaths.why();
        return byPaths.isForbidden()
                ? Line.of("class C is refused" + why, Style.BAD)
                : Line.of("class " + byPaths.demanded() + " at least" + why);
    }
}
