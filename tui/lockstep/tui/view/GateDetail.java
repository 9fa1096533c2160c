package lockstep.tui.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.http.Timing;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.canvas.Wrap;
import lockstep.tui.state.GateLine;

/** Of one gate, what was expected beside what was seen, its codes, and where the time went. */
final class GateDetail {

    private GateDetail() {}

    static void draw(GateLine gate, Area area) {
        int half = area.width() / 2 - 1;
        if (gate.result().isEmpty()) {
            area.put(0, 0, gate.started() ? "It is running. " + gate.note()
                    : "It waits for the gates before it.", Style.PLAIN);
            area.put(2, 0, GateRows.strip(gate, area, area.width()));
            return;
        }
        GateResult result = gate.result().get();
        area.put(0, 0, "expected", Style.STRONG);
        area.put(0, half + 2, "observed", Style.STRONG);
        Optional<Observed> observed = result.observed();
        int rows = Math.max(1, area.height() - 1 - (gate.codes().isEmpty() ? 0 : 1) - (observed.isEmpty() ? 0 : 1));
        rows = Math.min(rows, Math.max(
                height(result.expected(), area, half), height(result.reason(), area, half)));
        column(area.part(1, 0, rows, half), result.expected(), Style.PLAIN);
        column(area.part(1, half + 2, rows, half), result.reason(), Signs.style(result.verdict()));
        int row = 1 + rows;
        if (!gate.codes().isEmpty()) {
            area.put(row++, 0, GateRows.strip(gate, area, area.width()));
        }
        if (observed.isPresent()) {
            area.put(row, 0, phases(observed.get().timing(), area));
        }
    }

    private static int height(String text, Area area, int columns) {
        return Wrap.lines(area.glyphs().show(text), columns, area.height()).size();
    }

    private static void column(Area area, String text, Style style) {
        List<String> lines = Wrap.lines(area.glyphs().show(text), area.width(), Math.max(1, area.height()));
        for (int row = 0; row < lines.size(); row++) {
            area.put(row, 0, lines.get(row), style);
        }
    }

    /** Where the time went: a phase that did not take place is not there. */
    private static Line phases(Timing timing, Area area) {
        Line line = Line.of("time      ");
        line = phase(line, "dns", timing.dns(), timing, area);
        line = phase(line, "connect", timing.connect(), timing, area);
        line = phase(line, "tls", timing.tls(), timing, area);
        line = phase(line, "first byte", timing.firstByte(), timing, area);
        return line.and("total " + Signs.brief(timing.total()));
    }

    private static Line phase(Line line, String name, Optional<Duration> time, Timing whole, Area area) {
        if (time.isEmpty()) {
            return line;
        }
        long total = Math.max(1, whole.total().toMillis());
        int blocks = Math.clamp(Math.ceilDiv(time.get().toMillis() * 6, total), 0, 6);
        return line.and(name + " " + Signs.brief(time.get()) + " ")
                .and(area.glyphs().block().repeat(blocks) + " ", Style.HINT);
    }
}
