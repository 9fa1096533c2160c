package lockstep.tui.view;

import java.util.ArrayList;
import java.util.List;
import lockstep.base.text.Width;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.state.GateLine;
import lockstep.tui.state.LiveRun;
import lockstep.tui.state.UiState;

/** Gates as lines: glyph, word, name, what was seen. */
final class GateRows {

    private static final int WORD = 13;
    private static final int USUAL_NAME = 15;

    private GateRows() {}

    /** As many as fit, in a narrow place; the burst as a strip below its line. */
    static void compact(LiveRun run, UiState state, Area area) {
        List<Line> lines = new ArrayList<>();
        int names = nameWidth(run.gates());
        for (GateLine gate : run.gates()) {
            lines.add(brief(gate, area).and(name(gate, names)).and(seen(gate)));
            if (!gate.codes().isEmpty() && area.width() >= 30) {
                lines.add(Line.of("  ").and(strip(gate, area, area.width() - 2)));
            }
        }
        area.lines(lines);
    }

    static Line sign(GateLine gate, Area area) {
        return sign(gate, area, WORD);
    }

    /** With the first letters of the word. */
    static Line brief(GateLine gate, Area area) {
        return sign(gate, area, 5);
    }

    private static Line sign(GateLine gate, Area area, int wordWidth) {
        if (gate.result().isPresent()) {
            GateResult result = gate.result().get();
            String word = result.verdict().name();
            String shown = wordWidth < WORD && word.length() > wordWidth - 1 ? word.substring(0, wordWidth - 1) : word;
            return Line.of(
                    Signs.glyph(result.verdict(), area.glyphs()) + " " + Width.pad(shown, wordWidth),
                    Signs.style(result.verdict()));
        }
        String glyph = gate.started() ? area.glyphs().running() : area.glyphs().pending();
        String word = gate.started() ? (wordWidth < WORD ? "..." : "running") : "";
        return Line.of(glyph + " " + Width.pad(word, wordWidth), gate.started() ? Style.HINT : Style.PLAIN);
    }

    /** As wide as the longest name and a space, and as most runs need. */
    static int nameWidth(List<GateLine> gates) {
        return Math.max(USUAL_NAME, gates.stream().mapToInt(gate -> Width.of(gate.name().word())).max().orElse(0) + 1);
    }

    static Line name(GateLine gate, int width) {
        return Line.of(Width.pad(gate.name().word(), width));
    }

    static String seen(GateLine gate) {
        return gate.result().map(GateResult::reason).orElse(gate.note());
    }

    /** The codes of a burst in their order; as single signs where there is no room for numbers. */
    static Line strip(GateLine gate, Area area, int room) {
        List<Integer> codes = gate.codes();
        boolean failed = gate.result().filter(result -> result.verdict() == Verdict.FAIL).isPresent();
        boolean wide = codes.size() * 4 - 1 <= room;
        Line line = Line.EMPTY;
        for (int code : codes) {
            line = line.and(wide ? word(code) + " " : sign(code, area), style(code, failed));
        }
        return line;
    }

    private static String word(int code) {
        return code < 0 ? "..." : code == 0 ? "---" : String.valueOf(code);
    }

    /** 2 for a 200, 4 for a 429, 5 for a 5xx. */
    private static String sign(int code, Area area) {
        return code < 0 ? area.glyphs().pending() : code == 0 ? "-" : String.valueOf(code / 100);
    }

    /** What is right by itself is not green in a burst that failed. */
    private static Style style(int code, boolean failed) {
        if (code < 0 || (failed && code == 200)) {
            return Style.PLAIN;
        }
        return code == 200 ? Style.GOOD : code == 429 || code == 0 ? Style.UNSURE : Style.BAD;
    }
}
