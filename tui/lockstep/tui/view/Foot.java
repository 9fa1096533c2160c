package lockstep.tui.view;

import java.time.Duration;
import java.util.List;
import lockstep.base.text.Durations;
import lockstep.base.text.Width;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.canvas.Wrap;
import lockstep.tui.keys.Command;
import lockstep.tui.keys.KeyMap;
import lockstep.tui.state.JournalLine;
import lockstep.tui.state.Operation;
import lockstep.tui.state.Page;
import lockstep.tui.state.Prompt;
import lockstep.tui.state.UiState;

/** What was done lately, what goes on now, and the keys that work now. */
final class Foot {

    private Foot() {}

    static int height(UiState state) {
        int rows = state.size().rows();
        boolean home = state.page() == Page.HOME || state.page() == Page.PIPELINE || state.page() == Page.CANARY;
        int journal = rows >= 36 ? home ? 5 : 8 : rows >= 24 ? home ? 1 : 3 : home ? 0 : 1;
        return 1 + journal + 2;
    }

    static void draw(UiState state, Area area) {
        area.rule(0);
        journal(state, area.rows(1, area.height() - 3));
        Area line = area.rows(area.height() - 2, 1);
        Area keys = area.rows(area.height() - 1, 1);
        if (state.prompt().isPresent()) {
            prompt(state, state.prompt().get(), line, keys);
            return;
        }
        if (state.notice().isShown(state.now())) {
            notice(state, area);
        } else if (state.aside().or(state::operation).isPresent()) {
            line.put(0, 1, going(state, state.aside().or(state::operation).get(), line), Style.HINT);
        }
        help(state, keys);
    }

    /** As many lines as it takes, over what was done: a reason that is cut off is none. */
    private static void notice(UiState state, Area area) {
        int most = area.height() - 2;
        List<String> lines = Wrap.lines(area.glyphs().show(state.notice().words()), area.width() - 2, most);
        Area rows = area.rows(area.height() - 1 - lines.size(), lines.size());
        rows.clear();
        for (int row = 0; row < lines.size(); row++) {
            rows.put(row, 1, lines.get(row), Style.UNSURE);
        }
    }

    private static void journal(UiState state, Area area) {
        List<JournalLine> lines = state.journal();
        int from = Math.max(0, lines.size() - area.height());
        for (int row = 0; row < area.height() && from + row < lines.size(); row++) {
            JournalLine line = lines.get(from + row);
            boolean command = line.tone() == JournalLine.Tone.COMMAND;
            area.put(row, 1, Line.of(line.when().toString().substring(11, 19) + "Z ")
                    .and((command ? "$ " : "") + line.words(), style(line.tone())));
        }
    }

    static Style style(JournalLine.Tone tone) {
        return switch (tone) {
            case DONE -> Style.PLAIN;
            case COMMAND -> Style.HINT;
            case GOOD -> Style.GOOD;
            case BAD -> Style.BAD;
            case UNSURE -> Style.UNSURE;
        };
    }

    private static String going(UiState state, Operation going, Area area) {
        Duration since = Duration.ofSeconds(Math.max(0, Duration.between(going.began(), state.now()).toSeconds()));
        String stage = going.stage().map(one -> ", " + one.words()).orElse("");
        String left = going.until()
                .map(until -> Duration.ofSeconds(Math.max(0, Duration.between(state.now(), until).toSeconds())))
                .map(rest -> ", " + seconds(rest) + " left")
                .orElse("");
        return area.glyphs().running() + " " + going.title() + stage + left + " (" + seconds(since) + ")";
    }

    private static String seconds(Duration time) {
        return time.toSeconds() < 60 ? time.toSeconds() + " s" : Durations.human(time);
    }

    private static void prompt(UiState state, Prompt prompt, Area line, Area keys) {
        int end = line.put(0, 1, line.glyphs().show(prompt.kind() + prompt.text()), Style.STRONG);
        line.cursor(0, end);
        String help = prompt.isFilter()
                ? "Enter keeps the filter  Esc drops it"
                : String.join("  ", Command.completions(state, prompt.text()));
        String words = Command.wordsOf(state, prompt.text()).map(what -> "  type " + what).orElse("");
        keys.put(0, 1, help.isEmpty() ? "Enter runs it  Esc leaves" + words : help, Style.HINT);
    }

    /** The keys of the dialog, else those of the page; the last two, help and quit, are always there. */
    private static void help(UiState state, Area area) {
        List<String[]> keys = state.dialog().map(dialog -> DialogBox.keys(state, dialog, area.glyphs()))
                .orElseGet(() -> KeyMap.helpLine(state));
        int kept = Math.min(2, keys.size());
        int room = area.width() - 1;
        for (String[] key : keys.subList(keys.size() - kept, keys.size())) {
            room -= width(key);
        }
        int column = 1;
        for (String[] key : keys) {
            boolean last = keys.indexOf(key) >= keys.size() - kept;
            if (last || column + width(key) <= room) {
                column = area.put(0, column, Line.of(key[0], Style.HINT).and(" " + key[1] + "  "));
            }
        }
    }

    private static int width(String[] key) {
        return Width.of(key[0]) + 1 + Width.of(key[1]) + 2;
    }
}
