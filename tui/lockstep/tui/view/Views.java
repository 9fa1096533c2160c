package lockstep.tui.view;

import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Canvas;
import lockstep.tui.canvas.Frame;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.canvas.Style;
import lockstep.tui.state.UiState;

/** From the state to what the screen shows. Pure: the same state, the same screen. */
public final class Views {

    private static final int HEAD = 3;

    private Views() {}

    public static Frame draw(UiState state, Glyphs glyphs) {
        Canvas canvas = new Canvas(state.size(), glyphs);
        Area all = canvas.all();
        if (state.size().isTooSmall()) {
            tooSmall(state, all);
            return canvas.frame();
        }
        int foot = Foot.height(state);
        Head.draw(state, all.rows(0, HEAD));
        body(state, all.rows(HEAD, all.height() - HEAD - foot));
        Foot.draw(state, all.rows(all.height() - foot, foot));
        state.dialog().ifPresent(dialog -> DialogBox.draw(dialog, all));
        return canvas.frame();
    }

    private static void body(UiState state, Area area) {
        switch (state.page()) {
            case WALK -> WalkPage.draw(state, area);
            case GATES -> GatesPage.draw(state, area);
            case LOG -> LogPage.draw(state, area);
            case ROLLBACK -> RollbackPage.draw(state, area);
            case DRILLS -> DrillsPage.draw(state, area);
        }
    }

    private static void tooSmall(UiState state, Area all) {
        all.put(0, 0, "This window is " + state.size() + ".", Style.STRONG);
        all.put(1, 0, "Lockstep needs 60x16.", Style.PLAIN);
        state.operation().ifPresent(going -> all.put(3, 0, going.title() + " goes on.", Style.PLAIN));
    }
}
