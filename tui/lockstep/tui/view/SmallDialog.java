package lockstep.tui.view;

import java.util.ArrayList;
import java.util.List;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.canvas.Wrap;
import lockstep.tui.state.Dialog;
import lockstep.tui.state.UiState;

/** A dialog where a box has no room: what answers it is always there, what it is about as far as it goes. */
final class SmallDialog {

    /** Where the words of a dialog, its box and its buttons do not fit. */
    static final int ROWS = 10;

    private SmallDialog() {}

    static void draw(UiState state, Dialog dialog, Area all) {
        all.clear();
        int height = all.height();
        boolean keys = height > 1 || dialog instanceof Dialog.Confirm;
        Area above = all.rows(0, height - (keys ? 1 : 0));
        switch (dialog) {
            case Dialog.Typed typed -> {
                about(dialog, above.rows(0, above.height() - 1));
                answer(typed, above.rows(above.height() - 1, 1));
            }
            case Dialog.Choice choice -> {
                int options = Math.clamp(above.height() - 1L, 1, choice.options().size());
                about(dialog, above.rows(0, above.height() - options));
                DialogBox.options(choice, above.rows(above.height() - options, options));
            }
            case Dialog.Message message -> read(message, above);
            case Dialog.Confirm confirm -> about(dialog, above);
        }
        if (keys) {
            all.put(height - 1, 0, keys(state, dialog, all), Style.HINT);
        }
    }

    private static void about(Dialog dialog, Area area) {
        area.put(0, 0, dialog.title(), Style.STRONG);
        List<String> lines = lines(dialog, area);
        for (int row = 1; row < area.height() && row <= lines.size(); row++) {
            area.put(row, 0, lines.get(row - 1), Style.PLAIN);
        }
    }

    private static List<String> lines(Dialog dialog, Area area) {
        return dialog.lines().stream()
                .filter(line -> !line.isBlank())
                .flatMap(line -> Wrap.lines(area.glyphs().show(line), area.width(), 20).stream())
                .toList();
    }

    private static void read(Dialog.Message message, Area area) {
        boolean titled = area.height() > 1;
        if (titled) {
            area.put(0, 0, message.title(), Style.STRONG);
        }
        Area text = area.rows(titled ? 1 : 0, area.height());
        List<String> lines = lines(message, text);
        int from = Math.clamp(message.scroll(), 0, Math.max(0, lines.size() - text.height()));
        for (int row = 0; row < text.height() && from + row < lines.size(); row++) {
            text.put(row, 0, lines.get(from + row), Style.PLAIN);
        }
    }

    private static void answer(Dialog.Typed typed, Area area) {
        int left = Math.max(0, typed.word().length() - typed.typed().length());
        int end = area.put(0, 0, Line.of("Type " + typed.word() + ": ", Style.STRONG)
                .and(typed.typed(), typed.isRight() ? Style.GOOD : Style.UNSURE));
        area.put(0, end, typed.isRight() ? " " + area.glyphs().pass() + " Enter" : "_".repeat(left), Style.GOOD);
        area.cursor(0, end);
    }

    /** As many as fit, Enter first. */
    private static String keys(UiState state, Dialog dialog, Area all) {
        List<String> words = new ArrayList<>();
        for (String[] key : DialogBox.keys(state, dialog, all.glyphs())) {
            words.add(key[0].equals("Enter") ? 0 : words.size(), key[0] + " " + key[1]);
        }
        return EmergencyView.fitting(words, all.width());
    }
}
