package lockstep.tui.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.text.Width;
import lockstep.record.log.RollbackEntry;
import lockstep.tui.api.EntryKind;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.day.Freshness;
import lockstep.tui.state.UiState;

/** The last releases, newest first: how each ended, when, who, and what it was about. */
final class ReleaseRows {

    private ReleaseRows() {}

    static void draw(UiState state, Area area) {
        String asOf = Freshness.asOf(state);
        area.put(0, 1, Line.of("LAST RELEASES", Style.STRONG).and(asOf.isEmpty() ? "" : "  " + asOf, Style.STALE));
        Optional<ReleaseSeen> standing = state.standing();
        List<EntryLine> moves = standing.map(ReleaseSeen::log).orElse(List.of()).stream()
                .filter(EntryLine::isMove)
                .limit(Math.max(0, area.height() - 1))
                .toList();
        if (standing.isPresent() && moves.isEmpty()) {
            area.put(1, 1, "None yet.", Style.PLAIN);
        }
        for (int row = 0; row < moves.size(); row++) {
            Line line = line(moves.get(row), state, area);
            area.put(row + 1, 1, asOf.isEmpty() ? line : line.in(Style.STALE));
        }
    }

    private static Line line(EntryLine entry, UiState state, Area area) {
        boolean good = entry.good().orElse(false);
        boolean back = entry.kind() == EntryKind.ROLLBACK;
        String sign = !good ? area.glyphs().fail() : back ? area.glyphs().back() : area.glyphs().pass();
        String word = back ? good ? "rolled back" : "rollback " + entry.result() : good ? "promoted" : "FAILED";
        int who = area.width() >= 70 ? 10 : 6;
        return Line.of(sign + " ", good ? back ? Style.UNSURE : Style.GOOD : Style.BAD)
                .and(entry.commit().map(Sha::abbreviated).orElse("-------") + "  "
                        + Width.pad(entry.when().map(then -> when(then, state.now())).orElse(""), 7)
                        + Width.pad(area.glyphs().fit(entry.operator(), who), who) + " ")
                .and(Width.pad(word, 13), good ? Style.PLAIN : Style.BAD)
                .and(about(entry, state));
    }

    private static String about(EntryLine entry, UiState state) {
        return entry.entry() instanceof RollbackEntry rollback
                ? rollback.trigger()
                : entry.commit().flatMap(sha -> state.standing().map(standing -> standing.git().subject(sha)))
                        .orElse("");
    }

    /** The time of today, else the day. */
    private static String when(Instant then, Instant now) {
        String text = then.toString();
        boolean today = text.substring(0, 10).equals(now.toString().substring(0, 10))
                && !Duration.between(then, now).isNegative();
        return today ? text.substring(11, 16) + "Z" : text.substring(5, 10);
    }
}
