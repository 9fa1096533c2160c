package lockstep.tui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.text.Width;
import lockstep.gates.run.GateRun;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.LogCheck;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.StoredRun;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.canvas.Wrap;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.state.Ages;
import lockstep.tui.state.GateLine;
import lockstep.tui.state.LogView;
import lockstep.tui.state.UiState;

/** The release log: entries on the left, on the right the selected one, or a gate run that it refers to. */
final class LogPage {

    private LogPage() {}

    static void draw(UiState state, Area area) {
        if (state.standing().isEmpty()) {
            area.put(0, 1, "The log is being read.", Style.PLAIN);
            return;
        }
        ReleaseSeen standing = state.standing().get();
        LogView log = state.log();
        List<EntryLine> entries = log.entries(standing);
        int left = area.width() >= 110 ? 58 : area.width() >= 76 ? 41 : 31;
        area.put(0, 1, heading(state, log, entries.size(), standing.log().size()));
        list(state, entries, area.part(1, 0, area.height() - 1, left));
        area.part(1, left, area.height() - 1, 1).divider(0);
        if (log.cursor() < entries.size()) {
            Area right = area.part(1, left + 2, area.height() - 1, area.width() - left - 2);
            List<Line> lines = Wrap.fields(detail(state, entries.get(log.cursor()), right), right.width(), 4,
                    right.glyphs());
            right.lines(scrolled(lines, log.scroll()));
        }
    }

    private static Line heading(UiState state, LogView log, int shown, int all) {
        String filter = log.filter().isEmpty() ? "" : " match \"" + log.filter() + "\"";
        Line line = Line.of((shown == all ? String.valueOf(all) : shown + " of " + all)
                + (all == 1 ? " entry" : " entries") + filter + "  ");
        return log.check().map(check -> checked(line, check, state))
                .orElseGet(() -> line.and("not verified here yet; " + state.key(KeyAction.VERIFY) + " verifies",
                        Style.UNSURE));
    }

    private static Line checked(Line line, LogCheck check, UiState state) {
        if (!state.log().checkedOf().equals(state.standing().flatMap(seen -> seen.git().evidence()))) {
            return line.and((check.verified() ? "verified " : violations(check.violations().size()) + " ")
                    + Ages.ago(state.log().checkedAt(), state.now()) + "; the record has changed since: "
                    + state.key(KeyAction.VERIFY) + " verifies", Style.UNSURE);
        }
        return check.verified()
                ? line.and("verified: " + check.extent(), Style.GOOD)
                : line.and(violations(check.violations().size()) + ": " + check.violations().getFirst(), Style.BAD);
    }

    private static String violations(int count) {
        return count == 1 ? "1 VIOLATION" : count + " VIOLATIONS";
    }

    private static void list(UiState state, List<EntryLine> entries, Area area) {
        LogView log = state.log();
        if (entries.isEmpty()) {
            area.put(0, 1, log.filter()
                    .isEmpty() ? "The log is empty." : "Nothing matches; Esc drops the filter.", Style.PLAIN);
            return;
        }
        int from = Window.from(log.cursor(), entries.size(), area.height());
        for (int row = 0; row < area.height() && from + row < entries.size(); row++) {
            EntryLine entry = entries.get(from + row);
            boolean selected = from + row == log.cursor();
            Line line = line(entry, selected, area);
            if (selected && !log.inDetail()) {
                area.bar(row, line, Style.INVERSE);
            } else {
                area.put(row, 0, line);
            }
        }
    }

    private static Line line(EntryLine entry, boolean selected, Area area) {
        String sign = entry.good().map(good -> good ? area.glyphs().pass() : area.glyphs().fail())
                .orElse(area.glyphs().pending());
        Style style = entry.good().map(good -> good ? Style.GOOD : Style.BAD).orElse(Style.PLAIN);
        boolean wide = area.width() >= 41;
        return Line.of(selected ? area.glyphs().pointer() : " ")
                .and(sign + " " + Width.pad(Width.fit(area.glyphs().show(entry.result()), 9), wide ? 10 : 0)
                        .substring(0, wide ? 10 : 0), style)
                .and(Width.pad(area.glyphs().show(entry.id()), 19) + " ")
                .and(entry.commit().map(Sha::abbreviated)
                        .orElse("") + (area.width() > 45 ? " " + entry.operator() : ""));
    }

    private static List<Line> scrolled(List<Line> lines, int by) {
        int from = Math.min(by, Math.max(0, lines.size() - 1));
        return lines.subList(from, lines.size());
    }

    private static List<Line> detail(UiState state, EntryLine entry, Area area) {
        List<StoredRun> runs = state.runsOf(entry);
        int which = state.log().run();
        if (which >= 0 && which < runs.size()) {
            return run(runs.get(which), which, runs.size(), state.key(KeyAction.EVIDENCE), area);
        }
        List<Line> lines = new ArrayList<>();
        state.log().check().filter(check -> !check.verified()).ifPresent(check -> check.violations().stream()
                .filter(violation -> violation.contains(entry.id()))
                .forEach(violation -> lines.add(Line.of(violation, Style.BAD))));
        entry.text().forEach(text -> lines.add(Line.of(text)));
        return lines;
    }

    private static List<Line> run(StoredRun stored, int which, int count, String evidence, Area area) {
        GateRun run = stored.run();
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("gate run " + (which + 1) + " of " + count
                + (count > 1 ? ", " + evidence + " for the next" : ""), Style.STRONG));
        lines.add(Line.of(run.suite() + " on " + run.mode().name() + "  ")
                .and(run.verdict().name(), Signs.style(run.verdict())));
        lines.add(Line.of(run.startedAt() + " by " + run.operator()));
        lines.add(Line.of("commit " + run.commit().map(Sha::hex).orElse("none")));
        Optional<String> seen = run.revision().observed();
        lines.add(Line.of("revision " + (run.revision().verified() ? "verified" : "NOT verified")
                + seen.map(text -> ": " + text).orElse("")));
        List<GateLine> gates = run.gates().stream().map(GateLine::over).toList();
        int names = GateRows.nameWidth(gates);
        for (GateLine gate : gates) {
            lines.add(GateRows.brief(gate, area).and(GateRows.name(gate, names)).and(GateRows.seen(gate)));
        }
        lines.add(Line.of(stored.where(), Style.HINT));
        return lines;
    }
}
