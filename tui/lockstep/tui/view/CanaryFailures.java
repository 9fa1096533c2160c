package lockstep.tui.view;

import java.util.List;
import java.util.Optional;
import lockstep.analysis.source.FailedAnswers;
import lockstep.base.text.Width;
import lockstep.tui.api.MetricsSeen;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.state.Ages;
import lockstep.tui.state.UiState;

/** Where the canary fails, by route and status, as its counters said it last: where there is room. */
final class CanaryFailures {

    private static final int STATUS = 8;
    private static final int COUNT = 12;

    private CanaryFailures() {}

    /** How many rows it takes. */
    static int height(UiState state) {
        return state.sources().metrics().value().map(seen -> Math.max(1, seen.failed().size()) + 2).orElse(0);
    }

    static void draw(UiState state, Area area) {
        Optional<MetricsSeen> seen = state.sources().metrics().value();
        if (seen.isEmpty()) {
            return;
        }
        String age = state.sources().metrics().age(state.now()).map(Ages::brief).orElse("?");
        area.put(0, 1, Line.of("FAILED ANSWERS", Style.STRONG)
                .and("  of the canary since its processes began, " + age + " ago"));
        List<FailedAnswers> failed = seen.get().failed();
        if (failed.isEmpty()) {
            area.put(1, 1, "none that its counters tell by route or status", Style.PLAIN);
        }
        for (int row = 0; row < failed.size(); row++) {
            FailedAnswers one = failed.get(row);
            area.put(row + 1, 1, Line.of(Width.pad(one.status(), STATUS), Style.BAD)
                    .and(Width.pad(String.valueOf(one.count()), COUNT) + one.route()));
        }
    }
}
