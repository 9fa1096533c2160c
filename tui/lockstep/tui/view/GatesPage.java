package lockstep.tui.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.text.Width;
import lockstep.gates.gate.GateResult;
import lockstep.gates.run.GateRun;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.state.GateLine;
import lockstep.tui.state.LiveRun;
import lockstep.tui.state.Rows;
import lockstep.tui.state.UiState;

/** A gate run, live: a line a gate, and the selected one in full. */
final class GatesPage {

    /** Pointer, glyph and verdict. */
    private static final int BEFORE_NAME = 17;
    private static final int BAR = 8;
    private static final int USUAL = 80;

    private GatesPage() {}

    static void draw(UiState state, Area area) {
        Optional<LiveRun> shown = state.shownRun();
        if (shown.isEmpty()) {
            area.put(0, 1, "No gates were run yet. " + state.key(KeyAction.RUN)
                    + " runs the staging gates of the candidate.", Style.PLAIN);
            return;
        }
        LiveRun run = shown.get();
        List<GateLine> gates = Rows.gates(state);
        area.put(0, 1, heading(run, state));
        int detail = Math.clamp(area.height() - gates.size() - 2, 4, 8);
        Area list = area.rows(1, area.height() - detail - 2);
        int cursor = Math.clamp(state.cursor(), 0, Math.max(0, gates.size() - 1));
        int from = Window.from(cursor, gates.size(), list.height());
        long slowest = slowest(run);
        int names = GateRows.nameWidth(run.gates());
        for (int row = 0; row < list.height() && from + row < gates.size(); row++) {
            gate(gates.get(from + row), from + row == cursor, names, slowest, state, run.mode(),
                    list.rows(row, 1));
        }
        area.rule(area.height() - detail - 1);
        if (cursor < gates.size()) {
            GateDetail.draw(gates.get(cursor), area.part(area.height() - detail, 1, detail, area.width() - 2));
        }
    }

    private static Line heading(LiveRun run, UiState state) {
        String commit = run.commit().map(sha -> " of " + sha.abbreviated()).orElse("");
        Line line = Line.of(run.title() + commit + "  ", Style.STRONG);
        if (run.run().isEmpty()) {
            return line.and(run.finishedGates() + " of " + run.gates().size() + " gates", Style.HINT);
        }
        GateRun whole = run.run().get();
        String verified = whole.revision().verified() ? ", revision verified" : ", revision NOT verified";
        return line.and(whole.verdict().name(), Signs.style(whole.verdict()))
                .and("  in " + Signs.brief(whole.duration()) + verified + ", "
                        + Signs.age(whole.startedAt(), state.now()));
    }

    private static long slowest(LiveRun run) {
        return run.gates().stream()
                .flatMap(gate -> total(gate).stream())
                .mapToLong(Duration::toMillis)
                .max()
                .orElse(1);
    }

    private static Optional<Duration> total(GateLine gate) {
        return gate.result().flatMap(GateResult::observed).map(seen -> seen.timing().total());
    }

    private static void gate(
            GateLine gate, boolean selected, int names, long slowest, UiState state, Environment mode, Area area) {
        boolean wide = area.width() >= 76;
        int history = Math.clamp(Sparkline.SHORT + (area.width() - USUAL) / 2, Sparkline.SHORT, Sparkline.LONGEST);
        int words = area.width() - BEFORE_NAME - names - (wide ? BAR + 10 + history : 0);
        Line line = Line.of(selected ? area.glyphs().pointer() + " " : "  ");
        line = line.and(GateRows.sign(gate, area)).and(GateRows.name(gate, names))
                .and(Width.pad(Width.fit(area.glyphs().show(words(gate)), words), words));
        if (wide) {
            line = line.and(" " + bar(gate, slowest, area), Style.HINT)
                    .and(Width.pad(" " + total(gate).map(Signs::brief).orElse(""), 9))
                    .and(Sparkline.of(state, mode, gate.name(), history, area.glyphs()), Style.HINT);
        }
        if (selected) {
            area.bar(0, line, Style.INVERSE);
        } else {
            area.put(0, 0, line);
        }
    }

    private static String words(GateLine gate) {
        boolean bursting = gate.isRunning() && !gate.codes().isEmpty();
        long answered = gate.codes().stream().filter(code -> code >= 0).count();
        return bursting ? answered + " of " + gate.codes().size() + " answered" : GateRows.seen(gate);
    }

    private static String bar(GateLine gate, long slowest, Area area) {
        int filled = total(gate).map(time -> (int) Math.ceilDiv(time.toMillis() * BAR, Math.max(1, slowest))).orElse(0);
        int length = Math.clamp(filled, 0, BAR);
        return area.glyphs().block().repeat(length) + " ".repeat(BAR - length);
    }
}
