package lockstep.tui.view;

import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Canvas;
import lockstep.tui.canvas.Frame;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.state.UiState;

/** From the state to what the screen shows. Pure: the same state, the same screen. */
public final class Views {

    private Views() {}

    public static Frame draw(UiState state, Glyphs glyphs) {
        Canvas canvas = new Canvas(state.size(), glyphs);
        Area all = canvas.all();
        if (state.size().isTooSmall()) {
            EmergencyView.draw(state, all);
            state.dialog().ifPresent(dialog -> DialogBox.draw(state, dialog, all));
            return canvas.frame();
        }
        int foot = Foot.height(state);
        int head = Head.height(state);
        Head.draw(state, all.rows(0, head));
        body(state, all.rows(head, all.height() - head - foot));
        Foot.draw(state, all.rows(all.height() - foot, foot));
        state.dialog().ifPresent(dialog -> DialogBox.draw(state, dialog, all));
        state.terms().page().ifPresent(page -> canvas.link(page::in));
        return canvas.frame();
    }

    private static void body(UiState state, Area area) {
        switch (state.page()) {
            case HOME -> HomePage.draw(state, area);
            case WALK -> WalkPage.draw(state, area);
            case GATES -> GatesPage.draw(state, area);
            case LOG -> LogPage.draw(state, area);
            case ROLLBACK -> RollbackPage.draw(state, area);
            case PIPELINE -> PipelinePage.draw(state, area);
            case CANARY -> CanaryPage.draw(state, area);
            case DRILLS -> DrillsPage.draw(state, area);
        }
    }
}
