package lockstep.tui.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.record.canary.CanaryView;
import lockstep.tui.api.GitSeen;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.seen.CanaryNow;
import lockstep.tui.state.UiState;

/** The canary by its record, live, wherever it was begun: what is proven, what is missing, and what comes of it. */
final class CanaryPage {

    private static final int WIDE = 110;
    private static final int NARROW = 76;

    private CanaryPage() {}

    static void draw(UiState state, Area whole) {
        Optional<String> stray = state.sources().stray();
        stray.ifPresent(words -> whole.put(0, 1, HomePage.stray(words, state)));
        Area area = stray.isPresent() ? whole.rows(1, whole.height() - 1) : whole;
        Optional<CanaryView> view = state.sources().git().value().flatMap(GitSeen::canary);
        if (view.isEmpty()) {
            area.put(0, 1, state.standing().isEmpty() ? "The record is being read."
                    : "No canary was begun yet: request-canary, then run-canary.", Style.PLAIN);
            return;
        }
        CanaryNow now = CanaryNow.of(view.get());
        int row = 0;
        area.put(row++, 1, CanaryHead.title(now, state));
        area.put(row++, 1, CanaryHead.verdict(now, area));
        area.put(row++, 1, CanaryHead.progress(now, state, area));
        Optional<Duration> silent = now.view().silentFor(state.now());
        if (silent.isPresent()) {
            area.put(row++, 1, CanaryHead.silence(silent.get(), state, area.width() < NARROW), Style.BAD);
        }
        if (now.view().isOpen()) {
            area.put(row++, 1, Line.of("METRICS  ", Style.STRONG).and(MetricsRow.of(state, area.glyphs())));
        }
        area.rule(row++);
        row = CanaryGates.draw(now, area, row);
        area.rule(row++);
        Area below = area.rows(row, area.height() - row);
        List<Line> ends = CanaryEnds.of(now, state, below);
        below.lines(ends);
        int used = ends.size() + 1;
        if (area.width() >= WIDE && below.height() > used + CanaryTimes.HEIGHT + 2) {
            CanaryTimes.draw(now, below.rows(used, CanaryTimes.HEIGHT));
            used += CanaryTimes.HEIGHT;
        }
        int failures = now.view().isOpen() ? CanaryFailures.height(state) : 0;
        if (area.width() >= WIDE && failures > 0 && below.height() > used + failures + 1) {
            CanaryFailures.draw(state, below.rows(used, failures));
            used += failures;
        }
        if (below.height() > used + 1) {
            CanaryLooks.draw(now, state, below.rows(used, below.height() - used));
        }
    }
}
