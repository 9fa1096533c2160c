package lockstep.tui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lockstep.base.release.Sha;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryState;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.canvas.Wrap;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.seen.CanaryNow;
import lockstep.tui.state.Ages;
import lockstep.tui.state.UiState;

/** Why the canary stands so, and what comes of it by an abort, by a promotion, or by nothing. */
final class CanaryEnds {

    private CanaryEnds() {}

    static List<Line> of(CanaryNow now, UiState state, Area area) {
        List<Line> lines = new ArrayList<>();
        now.view().pause().ifPresent(pause -> lines.addAll(paused(pause, state, area)));
        String from = now.view().intent().flatMap(CanaryIntent::from).map(Sha::abbreviated).orElse("the baseline");
        List<Line> nothing = now.view().isOpen() ? nothing(now, state, area) : List.of();
        boolean isShort = area.height() < lines.size() + nothing.size() + 3;
        List<String> why = Wrap.lines(
                area.glyphs().show(String.join("; ", now.reasons())), area.width() - 14, isShort ? 1 : 2);
        for (int i = 0; i < why.size(); i++) {
            lines.add(Line.of(i == 0 ? " WHY         " : "             ", Style.STRONG).and(why.get(i)));
        }
        now.view().promotedBy().filter(command -> now.view().isOpen()).ifPresent(command ->
                lines.add(Line.of(" PROMOTE IT  ", Style.STRONG).and("by " + command
                        + now.view().intent().map(CanaryIntent::promotedWhen).orElse(""))));
        if (now.view().isOpen()) {
            if (area.height() > lines.size() + nothing.size()) {
                lines.add(Line.of(" IF ABORTED  ", Style.STRONG).and(isOffRecord(state)
                        ? "recorded as aborted, or as failed if this clone knows that"
                        : "all traffic to " + from + ", nothing promoted, recorded as aborted"));
            }
            lines.addAll(nothing);
        }
        return lines;
    }

    /** Whether it has no traffic any more, which its record does not say. */
    private static boolean isOffRecord(UiState state) {
        return state.sources().stray().isPresent();
    }

    private static List<Line> nothing(CanaryNow now, UiState state, Area area) {
        String told = isOffRecord(state)
                ? "it stays open by its record until its abort_by, and no other canary can begin"
                : new CanaryOutlook(now, state.now()).ifNothing();
        List<String> words = Wrap.lines(area.glyphs().show(told), area.width() - 14, 2);
        return IntStream.range(0, words.size())
                .mapToObj(row -> Line.of(row == 0 ? " IF NOTHING  " : "             ", Style.STRONG)
                        .and(words.get(row)))
                .toList();
    }

    /** All of it: who reads a reason that is cut asks whoever gave it. */
    private static List<Line> paused(CanaryState pause, UiState state, Area area) {
        String words = "for " + Ages.since(pause.at(), state.now()) + " by " + pause.operator() + ": " + pause.words()
                + ". It cannot pass until you press " + state.key(KeyAction.PAUSE) + "; it can still fail.";
        List<String> wrapped = Wrap.lines(area.glyphs().show(words), area.width() - 15, 3);
        return IntStream.range(0, wrapped.size())
                .mapToObj(row -> Line.of(row == 0 ? " PAUSED      " : " ".repeat(13), Style.UNSURE)
                        .and(wrapped.get(row), Style.UNSURE))
                .toList();
    }
}
