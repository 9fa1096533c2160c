package lockstep.tui.view;

import lockstep.tui.api.MetricsSeen;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.seen.Fact;
import lockstep.tui.seen.SourceTrouble;
import lockstep.tui.seen.Sources;
import lockstep.tui.state.Ages;
import lockstep.tui.state.UiState;

/** Whether a canary's counters can be read from here, and since when not. */
final class MetricsRow {

    private MetricsRow() {}

    static Line of(UiState state, Glyphs glyphs) {
        Fact<MetricsSeen> fact = state.sources().metrics();
        if (fact.trouble().isPresent()) {
            return failing(fact.trouble().get(), state, glyphs).and(": " + fact.trouble().get().words());
        }
        if (fact.value().isEmpty()) {
            return Line.of(glyphs.pending() + " no answer yet", Style.HINT);
        }
        MetricsSeen seen = fact.value().get();
        String age = fact.age(state.now()).map(Ages::brief).orElse("") + " ago";
        if (fact.isStale(state.now(), state.poll().orElse(Sources.USUAL_POLL))) {
            return Line.of(glyphs.stale() + " stale  " + seen.where() + "  " + age, Style.STALE);
        }
        return Line.of(glyphs.pass() + " read", Style.GOOD)
                .and("  " + seen.where() + ", " + seen.canary() + " beside " + seen.baseline() + "  " + age);
    }

    /** That they cannot be read, and since when; why is told apart. */
    static Line failing(SourceTrouble trouble, UiState state, Glyphs glyphs) {
        return Line.of(glyphs.fail() + " FAILING for " + Ages.since(trouble.since(), state.now()), Style.BAD);
    }

    /** Only where something is wrong with a canary that is open: for pages that are about other things. */
    static Line trouble(UiState state) {
        return state.sources().metrics().trouble()
                .filter(trouble -> state.standing().filter(seen -> seen.git().openCanary().isPresent()).isPresent())
                .map(trouble -> Line.of("metrics FAILING for " + Ages.since(trouble.since(), state.now()), Style.BAD))
                .orElse(Line.EMPTY);
    }
}
