package lockstep.tui.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.gate.GateResult;
import lockstep.gate.Observed;
import lockstep.http.Timing;
import lockstep.run.GateRun;
import lockstep.text.Width;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.canvas.Wrap;
import lockstep.tui.model.GateLine;
import lockstep.tui.model.LiveRun;
import lockstep.tui.model.UiState;

/** A gate run, live: a line a gate; of the selected one, what was expected beside what was seen, and where the time went. */
final class GatesPage {

    private static final int BEFORE_WORDS = 32;
    private static final int BAR = 8;

    private GatesPage() {}

    static void draw(UiState state, Area area) {
        Optional<LiveRun> shown = state.shownRun();
        if (shown.isEmpty()) {
            area.put(0, 1, "No gates were run yet. r runs the staging gates of the candidate.", Style.PLAIN);
            return;
        }
        LiveRun run = shown.get();
        area.put(0, 1, heading(run, state));
        int detail = Math.clamp(area.height() - run.gates().size() - 2, 4, 8);
        Area list = area.rows(1, area.height() - detail - 2);
        int cursor = Math.clamp(state.cursor(), 0, Math.max(0, run.gates().size() - 1));
        int from = Window.from(cursor, run.gates().size(), list.height());
        long slowest = slowest(run);
        for (int row = 0; row < list.height() && from + row < run.gates().size(); row++) {
            gate(run.gates().get(from + row), from + row == cursor, slowest, state, list.rows(row, 1));
        }
        area.rule(area.height() - detail - 1);
        if (cursor < run.gates().size()) {
            detail(run.gates().get(cursor), area.part(area.height() - detail, 1, detail, area.width() - 2));
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
                .and("  in " + Signs.brief(whole.duration()) + verified + ", " + Signs.age(whole.startedAt(), state.now()));
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

    private static void gate(GateLine gate, boolean selected, long slowest, UiState state, Area area) {
        boolean wide = area.width() >= 76;
        int words = area.width() - BEFORE_WORDS - (wide ? BAR + 10 + History.LONGEST : 0);
        Line line = Line.of(selected ? area.glyphs().pointer() + " " : "  ");
        line = line.and(GateRows.sign(gate, area)).and(GateRows.name(gate))
                .and(Width.pad(Width.fit(area.glyphs().show(words(gate)), words), words));
        if (wide) {
            line = line.and(" " + bar(gate, slowest, area), Style.HINT)
                    .and(Width.pad(" " + total(gate).map(Signs::brief).orElse(""), 9))
                    .and(History.of(state, gate.name(), area.glyphs()), Style.HINT);
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

    private static void detail(GateLine gate, Area area) {
        int half = area.width() / 2 - 1;
        if (gate.result().isEmpty()) {
            area.put(0, 0, gate.started() ? "It is running. " + gate.note() : "It waits for the gates before it.", Style.PLAIN);
            area.put(2, 0, GateRows.strip(gate.codes(), area, area.width()));
            return;
        }
        GateResult result = gate.result().get();
        area.put(0, 0, "expected", Style.STRONG);
        area.put(0, half + 2, "observed", Style.STRONG);
        int rows = area.height() <= 4 ? 1 : 2;
        column(area.part(1, 0, rows, half), result.expected(), Style.PLAIN);
        column(area.part(1, half + 2, rows, half), result.reason(), Signs.style(result.verdict()));
        int row = 1 + rows;
        if (!gate.codes().isEmpty()) {
            area.put(row++, 0, GateRows.strip(gate.codes(), area, area.width()));
        }
        Optional<Observed> observed = result.observed();
        if (observed.isPresent()) {
            area.put(row, 0, phases(observed.get().timing(), area));
        }
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
        return line.and(name + " " + Signs.brief(time.get()) + " ").and(area.glyphs().block().repeat(blocks) + " ", Style.HINT);
    }
}
