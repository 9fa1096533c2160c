package lockstep.tui.view;

import java.util.Locale;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.record.canary.CanaryView;
import lockstep.tui.api.GitSeen;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.preferences.Action;
import lockstep.tui.state.Ages;
import lockstep.tui.state.CanaryNow;
import lockstep.tui.state.Health;
import lockstep.tui.state.Operation;
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
        Optional<CanaryView> canary = state.sources().git().value().flatMap(GitSeen::openCanary);
        if (canary.isPresent()) {
            CanaryNow now = CanaryNow.of(canary.get());
            all.put(row++, 0, Line.of("CANARY ", Style.STRONG)
                    .and(Signs.glyph(now.now(), all.glyphs()) + " " + now.now(), Signs.style(now.now()))
                    .and(now.view().weight().map(weight -> " at " + weight + " %").orElse(""))
                    .and(now.view().isPaused() ? " paused" : "", Style.UNSURE)
                    .and(now.view().isPast(state.now()) ? " OVERDUE" : now.view().silentFor(state.now())
                            .map(time -> " silent " + Ages.brief(time)).orElse(""), Style.BAD));
        }
        if (state.sources().stray().isPresent()) {
            all.put(row++, 0, Line.of("CANARY ", Style.STRONG).and("has traffic, and none is open", Style.BAD));
        }
        Optional<Operation> going = state.aside().or(state::operation);
        if (going.isPresent()) {
            all.put(row++, 0, going.get().title() + " goes on", Style.HINT);
        }
        if (state.notice().isShown(state.now())) {
            all.put(row++, 0, state.notice().words(), Style.UNSURE);
        }
        if (state.page() == Page.ROLLBACK) {
            RollbackPage.draw(state, all.rows(row, all.height() - row - 1));
        } else {
            all.put(row, 0, "Enlarge to 60x16 for more.", Style.PLAIN);
        }
        String always = state.key(Action.STOP) + " stop  " + state.key(Action.QUIT) + " quit";
        all.put(all.height() - 1, 0, state.page() == Page.ROLLBACK
                ? state.key(Action.TRIGGER) + " trigger  Enter roll back  " + always
                : (state.terms().canary() ? state.key(Action.ABORT) + " abort canary  " : "")
                        + state.key(Action.ROLLBACK) + " roll back  " + always, Style.HINT);
    }
}
