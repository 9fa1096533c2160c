package lockstep.tui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.record.canary.CanaryView;
import lockstep.record.history.KnownGood;
import lockstep.tui.api.GitSeen;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.day.Ailing;
import lockstep.tui.day.EnvironmentHealth;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.seen.CanaryNow;
import lockstep.tui.state.Ages;
import lockstep.tui.state.Page;
import lockstep.tui.state.Rows;
import lockstep.tui.state.UiState;

/** On a window that is too small for anything else: how it is, what goes on, and the way back. */
final class EmergencyView {

    /** Below that there is no room for a list. */
    private static final int LOW = 6;
    private static final int TINY = 30;

    private EmergencyView() {}

    static void draw(UiState state, Area all) {
        boolean back = state.page() == Page.ROLLBACK;
        List<Line> lines = all.height() < LOW ? least(state, all, back) : lines(state, all);
        Area above = all.rows(0, all.height() - 1);
        int row = Math.min(lines.size(), above.height());
        above.lines(lines);
        if (all.height() >= LOW && back) {
            RollbackPage.draw(state, above.rows(row, above.height() - row));
        } else {
            above.put(row, 0, "Enlarge to 60x16 for more.", Style.PLAIN);
        }
        Line signs = all.height() == 1 ? signs(state, all) : Line.EMPTY;
        int column = all.put(all.height() - 1, 0, signs);
        all.put(all.height() - 1, column, state.prompt().map(typed -> Line.of(
                        all.glyphs().show(typed.kind() + typed.text() + "_"), Style.STRONG))
                .orElseGet(() -> Line.of(fitting(keys(state, back, all), all.width() - column), Style.HINT)));
    }

    private static List<Line> lines(UiState state, Area all) {
        List<Line> lines = new ArrayList<>();
        Environment.always().forEach(environment -> lines.add(environment(state, environment, all)));
        ailing(state, all).ifPresent(lines::add);
        canary(state, all).ifPresent(lines::add);
        lines.addAll(now(state));
        return lines;
    }

    private static Optional<Line> ailing(UiState state, Area all) {
        List<Ailing> ailing = Ailing.of(state);
        return ailing.isEmpty() ? Optional.empty() : Optional.of(Head.ailing(ailing, state, all));
    }

    /** The most pressing first: what is below may be cut. */
    private static List<Line> least(UiState state, Area all, boolean back) {
        List<Line> lines = new ArrayList<>();
        if (back) {
            lines.add(target(state, all));
        }
        lines.addAll(now(state));
        if (all.height() <= 2 + lines.size()) {
            lines.add(signs(state, all));
            return lines;
        }
        lines.add(environment(state, Environment.PRODUCTION, all));
        ailing(state, all).ifPresent(lines::add);
        canary(state, all).ifPresent(lines::add);
        lines.add(environment(state, Environment.STAGING, all));
        return lines;
    }

    private static Line environment(UiState state, Environment environment, Area all) {
        EnvironmentHealth health = EnvironmentHealth.of(state, environment);
        String since = health.since().or(health::seenAt)
                .map(then -> " " + Ages.since(then, state.now())).orElse("");
        return Line.of(environment.name().toUpperCase(Locale.ROOT) + " ", Style.STRONG)
                .and(Signs.glyph(health.kind(), all.glyphs()) + " " + health.word(), Signs.style(health.kind()))
                .and(since + " " + state.sources().of(environment).runs());
    }

    /** All of it, in as few columns as it takes. */
    private static Line signs(UiState state, Area all) {
        Line line = Line.EMPTY;
        for (Environment environment : List.of(Environment.PRODUCTION, Environment.STAGING)) {
            EnvironmentHealth health = EnvironmentHealth.of(state, environment);
            boolean tiny = all.width() < TINY;
            boolean word = !tiny && (all.height() > 1 || health.isFailing());
            String name = environment.isProduction() ? tiny ? "P" : "prod " : tiny ? "S" : "stg ";
            line = line.and(name).and(Signs.glyph(
                    health.kind(), all.glyphs()) + (word ? " " + health.word() : "") + " ", Signs.style(health.kind()));
        }
        if (!Ailing.of(state).isEmpty()) {
            line = line.and(all.glyphs().fail() + " " + Ailing.of(state).getFirst().service() + " ", Style.BAD);
        }
        Optional<CanaryNow> canary = open(state).map(CanaryNow::of);
        return canary.isEmpty() ? line : line.and(all.width() < TINY ? "C" : "canary ").and(
                Signs.glyph(canary.get().now(), all.glyphs()) + " ", Signs.style(canary.get().now()));
    }

    private static Optional<CanaryView> open(UiState state) {
        return state.sources().git().value().flatMap(GitSeen::openCanary);
    }

    private static Optional<Line> canary(UiState state, Area all) {
        if (state.sources().stray().isPresent()) {
            return Optional.of(Line.of("CANARY ", Style.STRONG).and(open(state).isPresent()
                    ? state.sources().stray().get() : "has traffic, but none is open", Style.BAD));
        }
        return open(state).map(CanaryNow::of).map(now -> Line.of("CANARY ", Style.STRONG)
                .and(Signs.glyph(now.now(), all.glyphs()) + " " + now.now(), Signs.style(now.now()))
                .and(now.view().weight().map(weight -> " at " + weight + " %").orElse(""))
                .and(now.view().isPaused() ? " paused" : "", Style.UNSURE)
                .and(now.view().isPast(state.now()) ? " OVERDUE" : now.view().silentFor(state.now())
                        .map(time -> " silent " + Ages.brief(time)).orElse(""), Style.BAD));
    }

    /** Why a key did nothing, and what goes on. */
    private static List<Line> now(UiState state) {
        List<Line> lines = new ArrayList<>();
        if (state.notice().isShown(state.now())) {
            lines.add(Line.of(state.notice().words(), Style.UNSURE));
        }
        state.aside().or(state::operation)
                .ifPresent(going -> lines.add(Line.of(going.title() + " is running", Style.HINT)));
        return lines;
    }

    private static Line target(UiState state, Area all) {
        List<KnownGood> known = Rows.knownGood(state);
        String to = state.cursor() < known.size() ? "to " + known.get(state.cursor()).sha().abbreviated()
                : "nothing is known to be good";
        boolean unnamed = state.trigger().isBlank();
        return Line.of(all.glyphs().pointer() + " " + to, Style.STRONG).and("  trigger: ")
                .and(unnamed ? "none yet" : state.trigger(), unnamed ? Style.UNSURE : Style.PLAIN);
    }

    private static List<String> keys(UiState state, boolean back, Area all) {
        List<String> keys = new ArrayList<>();
        if (back) {
            keys.addAll(List.of(state.key(KeyAction.TRIGGER) + " trigger", "Enter roll back"));
        } else {
            if (state.terms().canary()) {
                keys.add(state.key(KeyAction.ABORT) + (all.width() < TINY ? " abort" : " abort canary"));
            }
            keys.add(state.key(KeyAction.ROLLBACK) + " roll back");
        }
        keys.addAll(List.of(state.key(KeyAction.STOP) + " stop", state.key(KeyAction.QUIT) + " quit"));
        return keys;
    }

    /** As many of them as there is room for, whole. */
    static String fitting(List<String> words, int width) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (line.isEmpty() || line.length() + 2 + word.length() <= width) {
                line.append(line.isEmpty() ? "" : "  ").append(word);
            }
        }
        return line.toString();
    }
}
