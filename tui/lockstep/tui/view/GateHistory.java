package lockstep.tui.view;

import java.util.LinkedHashSet;
import java.util.Set;
import lockstep.base.release.Environment;
import lockstep.base.text.Width;
import lockstep.gates.gate.GateName;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.state.UiState;

/** How long each gate took in the recorded runs, an environment after the other. */
final class GateHistory {

    private GateHistory() {}

    static void draw(UiState state, Area area) {
        area.put(0, 1, "GATES, RECORDED RUNS", Style.STRONG);
        int row = 1;
        for (Environment environment : Environment.always()) {
            Set<GateName> names = new LinkedHashSet<>(environment.isStaging()
                    ? state.terms().stagingGates()
                    : state.terms().smokeGates());
            area.put(row++, 1, environment.name(), Style.PLAIN);
            for (GateName name : names) {
                String times = History.of(state, environment, name, area.glyphs());
                area.put(row++, 3, Line.of(Width.pad(name.word(), 18))
                        .and(times.isEmpty() ? "none" : times, times.isEmpty() ? Style.PLAIN : Style.HINT));
            }
        }
    }
}
