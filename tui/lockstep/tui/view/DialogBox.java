package lockstep.tui.view;

import java.util.ArrayList;
import java.util.List;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.canvas.Wrap;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.state.Dialog;
import lockstep.tui.state.UiState;

/** A dialog in the middle of the screen. */
final class DialogBox {

    private static final int WIDEST = 76;
    /** Rows that it leaves: one above, that of the keys, and that which says why a key does nothing. */
    private static final int OUTSIDE = 3;
    private static final String CANCEL = "Cancel";

    private DialogBox() {}

    static void draw(UiState state, Dialog dialog, Area all) {
        if (all.height() < SmallDialog.ROWS) {
            SmallDialog.draw(state, dialog, all);
            return;
        }
        int width = Math.min(WIDEST, all.width() - 4);
        List<String> lines = wrapped(dialog, all.glyphs(), width - 4);
        int extra = extra(dialog);
        int height = Math.min(all.height() - OUTSIDE, lines.size() + extra + 2);
        Area box = all.part((all.height() - height) / 2, (all.width() - width) / 2, height, width);
        box.clear();
        box.border();
        box.put(0, 2, " " + dialog.title() + " ", Style.STRONG);
        Area inside = box.part(1, 2, height - 2, width - 4);
        switch (dialog) {
            case Dialog.Message message -> message(state, message, lines, inside);
            case Dialog.Confirm confirm -> {
                text(lines, inside);
                buttons(inside, confirm.yes(), confirm.yesFocused());
            }
            case Dialog.Typed typed -> typed(typed, lines, inside);
            case Dialog.Choice choice -> choice(choice, lines, inside);
        }
    }

    /** The keys that work while it is open. */
    static List<String[]> keys(UiState state, Dialog dialog, Glyphs glyphs) {
        String[] cancel = {"Esc", "cancel"};
        String[] other = {shown(state, KeyAction.TURN, "Tab"), "the other button"};
        return switch (dialog) {
            case Dialog.Message message when isWhole(state, message, glyphs) -> List.of(
                    new String[] {state.key(KeyAction.FILTER), "find"}, new String[] {"Esc", "close"});
            case Dialog.Message message -> List.of(
                    new String[] {shown(state, KeyAction.DOWN, "↓"), "more"},
                    new String[] {shown(state, KeyAction.LAST, "End"), "last"},
                    new String[] {state.key(KeyAction.FILTER), "find"}, new String[] {"Esc", "close"});
            case Dialog.Confirm confirm -> List.of(
                    other, new String[] {"Enter", confirm.yesFocused() ? confirm.yes() : CANCEL}, cancel);
            case Dialog.Typed typed -> List.of(
                    typed.isRight() ? other : new String[] {typed.word(), "type it"},
                    new String[] {"Enter", typed.yesFocused() ? typed.yes() : CANCEL}, cancel);
            case Dialog.Choice choice ->
                    List.of(new String[] {
                        shown(state, KeyAction.UP, "↑") + " " + shown(state, KeyAction.DOWN, "↓"), "choose"},
                            new String[] {"Enter", "take it"}, cancel);
        };
    }

    /** As it is bound; where it is bound to nothing, the key that does it in any dialog. */
    private static String shown(UiState state, KeyAction action, String always) {
        return state.preferences().keys().of(action).isEmpty() ? always : state.key(action);
    }

    private static int extra(Dialog dialog) {
        return switch (dialog) {
            case Dialog.Message message -> 1;
            case Dialog.Confirm confirm -> 2;
            case Dialog.Typed typed -> 4;
            case Dialog.Choice choice -> choice.options().size() + 1;
        };
    }

    /** Whether nothing of it is above or below what is shown. */
    private static boolean isWhole(UiState state, Dialog.Message message, Glyphs glyphs) {
        int rows = state.size().rows();
        int width = Math.min(WIDEST, state.size().columns() - 4) - 4;
        return rows >= SmallDialog.ROWS
                && wrapped(message, glyphs, width).size() + extra(message) + 2 <= rows - OUTSIDE;
    }

    private static List<String> wrapped(Dialog dialog, Glyphs glyphs, int width) {
        boolean table = dialog instanceof Dialog.Message;
        List<String> lines = new ArrayList<>();
        for (String line : dialog.lines()) {
            String shown = glyphs.show(line);
            lines.addAll(table ? Wrap.row(shown, width, 20) : Wrap.lines(shown, width, 20));
        }
        return lines;
    }

    private static void text(List<String> lines, Area inside) {
        for (int row = 0; row < lines.size(); row++) {
            inside.put(row, 0, lines.get(row), Style.PLAIN);
        }
    }

    private static void message(UiState state, Dialog.Message message, List<String> lines, Area inside) {
        int room = Math.max(0, inside.height() - 1);
        int from = Math.clamp(message.scroll(), 0, Math.max(0, lines.size() - room));
        text(lines.subList(from, Math.min(lines.size(), from + room)), inside.rows(0, room));
        int left = lines.size() - from - room;
        String foot = message.typing() || !message.filter().isEmpty()
                ? "/" + message.filter() + (message.typing() ? "_" : "") + "   Esc drops it   "
                : "Esc closes   " + state.key(KeyAction.FILTER) + " finds   ";
        String down = shown(state, KeyAction.DOWN, "Down").replace("↓", "Down");
        inside.put(inside.height() - 1, 0, foot + (left > 0 ? down + ": " + left + " more" : ""), Style.HINT);
    }

    private static void buttons(Area inside, String yes, boolean yesFocused) {
        int row = inside.height() - 1;
        int column = inside.put(row, 0, button(CANCEL, !yesFocused, inside), yesFocused ? Style.PLAIN : Style.INVERSE);
        inside.put(row, column + 2, button(yes, yesFocused, inside), yesFocused ? Style.DANGER : Style.PLAIN);
    }

    private static String button(String label, boolean focused, Area inside) {
        return "[" + (focused ? inside.glyphs().pointer() : " ") + " " + label + " ]";
    }

    private static void typed(Dialog.Typed typed, List<String> lines, Area inside) {
        text(lines, inside.rows(0, inside.height() - 3));
        int row = inside.height() - 3;
        int column = inside.put(row, 0, "Type " + typed.word() + ": ", Style.STRONG);
        int end = inside.put(row, column, typed.typed(), typed.isRight() ? Style.GOOD : Style.UNSURE);
        inside.put(row, end, "_".repeat(Math.max(0, typed.word().length() - typed.typed().length())), Style.PLAIN);
        if (typed.isRight()) {
            inside.put(row, end, "  " + inside.glyphs().pass() + " right: Enter confirms", Style.GOOD);
        }
        inside.cursor(row, end);
        buttons(inside, typed.yes(), typed.yesFocused());
    }

    private static void choice(Dialog.Choice choice, List<String> lines, Area inside) {
        int shown = Math.min(choice.options().size(), inside.height());
        text(lines, inside.rows(0, inside.height() - shown));
        options(choice, inside.rows(inside.height() - shown, shown));
    }

    /** As many as there is room for, the one that would be taken among them. */
    static void options(Dialog.Choice choice, Area area) {
        int from = Window.from(choice.cursor(), choice.options().size(), area.height());
        for (int row = 0; row < area.height() && from + row < choice.options().size(); row++) {
            boolean selected = from + row == choice.cursor();
            Line line = Line.of((selected ? area.glyphs().pointer() : " ") + " "
                    + choice.options().get(from + row).words());
            if (selected) {
                area.bar(row, line, Style.INVERSE);
            } else {
                area.put(row, 0, line);
            }
        }
    }
}
