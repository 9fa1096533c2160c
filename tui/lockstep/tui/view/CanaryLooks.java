package lockstep.tui.view;

import java.util.List;
import lockstep.base.text.Width;
import lockstep.record.canary.CanaryState;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.seen.CanaryNow;
import lockstep.tui.state.Ages;
import lockstep.tui.state.UiState;

/** The recorded states of a canary, newest first, where there is room for them. */
final class CanaryLooks {

    private CanaryLooks() {}

    static void draw(CanaryNow now, UiState state, Area area) {
        area.put(0, 1, "RECORDED", Style.STRONG);
        List<CanaryState> states = now.view().states().reversed();
        for (int row = 1; row < area.height() && row <= states.size(); row++) {
            CanaryState one = states.get(row - 1);
            long requests = one.intervals().stream().mapToLong(it -> it.canary().requests()).sum();
            long errors = one.intervals().stream().mapToLong(it -> it.canary().errors()).sum();
            String counted = one.intervals().isEmpty() ? ""
                    : "  canary " + requests + " requests, " + errors + " errors";
            area.put(row, 1, Line.of(Width.pad(Ages.since(one.at(), state.now()) + " ago", 11))
                    .and(Width.pad(one.stage().word(), 20))
                    .and(one.weight().map(weight -> Width.pad(weight + " %", 6)).orElse("      "))
                    .and(one.words() + counted));
        }
    }
}
