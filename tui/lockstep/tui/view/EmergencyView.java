package lockstep.tui.view;

import java.util.Locale;
import lockstep.base.release.Environment;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.state.Ages;
import lockstep.tui.state.Health;
import lockstep.tui.state.Page;
import lockstep.tui.state.UiState;

/** On a window that is too small for anything else: how it is, what goes on, and the way back. */
final class EmergencyView {

    private EmergencyView() {}

    static void draw(UiState state, Area all) {
        int row = 0;
        for (Environment environment : Environment.always()) {
            Health health = Health.of(state, environment);
            String live = state.sources().of(environment).runs();
            String since = health.since().or(health::seenAt)
                    .map(then -> " " + Ages.since(then, state.now())).orElse("");
            all.put(row++, 0, Line.of(environment.name().toUpperCase(Locale.ROOT) + " ", Style.STRONG)
                    .and(Signs.glyph(health.kind(), all.glyphs()) + " " + health.word(), Signs.style(health.kind()))
                    .and(since + " " + live));
        }
        if (state.operation().isPresent()) {
            all.put(row++, 0, state.operation().get().title() + " goes on", Style.HINT);
        }
        if (state.notice().isShown(state.now())) {
            all.put(row++, 0, state.notice().words(), Style.UNSURE);
        }
        if (state.page() == Page.ROLLBACK) {
            RollbackPage.draw(state, all.rows(row, all.height() - row - 1));
        } else {
            all.put(row, 0, "Enlarge to 60x16 for more.", Style.PLAIN);
        }
        all.put(all.height() - 1, 0, state.page() == Page.ROLLBACK
                ? "t trigger  Enter roll back  x stop  q quit"
                : "R roll back  x stop  q quit", Style.HINT);
    }
}
