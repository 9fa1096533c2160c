package lockstep.tui.view;

import java.util.List;
import java.util.Locale;
import lockstep.base.text.Width;
import lockstep.tui.api.Candidate;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.day.Freshness;
import lockstep.tui.state.Ages;
import lockstep.tui.state.UiState;

/** The commits that wait, newest first, beside the last releases. */
final class CandidateRows {

    private CandidateRows() {}

    static void draw(UiState state, Area area) {
        String asOf = Freshness.asOf(state);
        int behind = state.standing().map(standing -> standing.git().behind()).orElse(0);
        area.put(0, 1, Line.of("WAITING ON " + state.terms().stagingBranch().toUpperCase(Locale.ROOT),
                Style.STRONG).and(behind == 0 ? "" : "  " + behind)
                .and(asOf.isEmpty() ? "" : "  " + asOf, Style.STALE));
        List<Candidate> candidates = state.candidates();
        if (candidates.isEmpty() && state.standing().isPresent()) {
            area.put(1, 1, "Nothing.", Style.PLAIN);
        }
        for (int row = 0; row < Math.min(candidates.size(), area.height() - 1); row++) {
            Candidate one = candidates.get(row);
            Line line = CandidateList.signs(state, one, area)
                    .and(one.sha().abbreviated() + " " + Width.pad(Ages.since(one.when(), state.now()), 6) + " ")
                    .and(one.subject());
            area.put(row + 1, 1, asOf.isEmpty() ? line : line.in(Style.STALE));
        }
    }
}
