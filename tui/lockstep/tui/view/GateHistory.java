package lockstep.tui.view;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import lockstep.base.release.Environment;
import lockstep.base.text.Width;
import lockstep.gates.gate.GateName;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.state.UiState;

/** How long each gate took in the recorded runs of each environment: as many of them as there is room for. */
final class GateHistory {

    private static final int NAME = 18;

    private GateHistory() {}

    /** An environment below the other. */
    static void draw(UiState state, Area area) {
        area.put(0, 1, "GATES, RECORDED RUNS", Style.STRONG);
        int row = 1;
        for (Environment environment : Environment.always()) {
            area.put(row, 1, environment.name(), Style.PLAIN);
            row += 1 + gates(state, environment, area.rows(row + 1, area.height() - row - 1));
        }
    }

    /** How many rows it takes where one stands beside the other. */
    static int height(UiState state) {
        return 1 + Environment.always().stream().mapToInt(environment -> names(state, environment).size()).max()
                .orElse(0);
    }

    static void drawBeside(UiState state, Area area, int each) {
        int left = 0;
        for (Environment environment : Environment.always()) {
            Area half = area.part(0, left, area.height(), each - 1);
            half.put(0, 1, Line.of("GATES ON " + environment.name().toUpperCase(Locale.ROOT), Style.STRONG)
                    .and("  recorded runs"));
            gates(state, environment, half.rows(1, half.height() - 1));
            left += each;
        }
        area.part(0, each - 1, area.height(), 1).divider(0);
    }

    private static int gates(UiState state, Environment environment, Area area) {
        int row = 0;
        for (GateName name : names(state, environment)) {
            int room = Math.clamp(area.width() - 3L - NAME, 0, Sparkline.LONGEST);
            String times = Sparkline.of(state, environment, name, room, area.glyphs());
            area.put(row++, 3, Line.of(Width.pad(name.word(), NAME))
                    .and(times.isEmpty() ? "none" : times, times.isEmpty() ? Style.PLAIN : Style.HINT));
        }
        return row;
    }

    private static Set<GateName> names(UiState state, Environment environment) {
        return new LinkedHashSet<>(environment.isStaging() ? state.terms().stagingGates() : state.terms().smokeGates());
    }
}
