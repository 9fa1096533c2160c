package tests.tui;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.canvas.Frame;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.canvas.Size;
import lockstep.tui.preferences.Preferences;
import lockstep.tui.seen.Sources;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Key;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiEvent;
import lockstep.tui.state.UiState;
import lockstep.tui.update.Update;
import lockstep.tui.view.Views;

/** The UI without terminal, desk or threads: events in, screens and effects out. */
public final class Fold {

    private UiState state;
    private Instant now = Scenes.NOW;
    private final List<Effect> effects = new ArrayList<>();

    public Fold(Size size, boolean readonly) {
        this(size, readonly, Optional.of(Sources.USUAL_POLL));
    }

    private Fold(Size size, boolean readonly, Optional<Duration> poll) {
        state = UiState.begin(Scenes.terms(), readonly, size, now, poll);
    }

    static Fold unpolled(Size size) {
        return new Fold(size, false, Optional.empty());
    }

    public static Fold at(Size size) {
        return new Fold(size, false);
    }

    public static Fold on(ReleaseSeen standing) {
        return home(standing).press("w");
    }

    public static Fold home(ReleaseSeen standing) {
        return at(new Size(80, 24)).looked(standing);
    }

    Fold preferring(Preferences preferences) {
        state = state.withPreferences(preferences);
        return this;
    }

    /** Another one that stands where this one does. */
    Fold copy() {
        Fold copy = new Fold(state.size(), state.readonly());
        copy.state = state;
        copy.now = now;
        return copy;
    }

    /** Before the desk is there. */
    Fold opening() {
        state = state.withTerms(DeskTerms.unopened());
        return this;
    }

    public Fold looked(ReleaseSeen standing) {
        event(new UiEvent.EnvironmentAsked(Environment.STAGING, Scenes.well(standing.staging())))
                .event(new UiEvent.EnvironmentAsked(Environment.PRODUCTION, Scenes.well(standing.production())))
                .event(new UiEvent.GitRead(standing.git()));
        return state.sources().git().isAsked() ? event(new UiEvent.GitRead(standing.git())) : this;
    }

    Fold staging(EnvironmentSeen seen) {
        return event(new UiEvent.EnvironmentAsked(Environment.STAGING, seen));
    }

    public Fold production(EnvironmentSeen seen) {
        return event(new UiEvent.EnvironmentAsked(Environment.PRODUCTION, seen));
    }

    public Fold press(String... keys) {
        for (String key : keys) {
            event(new UiEvent.Pressed(new Key(key)));
        }
        return this;
    }

    public Fold type(String text) {
        text.chars().forEach(c -> press(c == ' ' ? "Space" : String.valueOf((char) c)));
        return this;
    }

    public Fold event(UiEvent event) {
        Transition next = Update.reduce(state, new UiEvent.Timed(now, event));
        state = next.state();
        effects.addAll(next.effects());
        return this;
    }

    public Fold later(Duration time) {
        now = now.plus(time);
        return event(new UiEvent.Ticked());
    }

    public Fold resized(int columns, int rows) {
        return event(new UiEvent.Resized(new Size(columns, rows)));
    }

    public UiState state() {
        return state;
    }

    /** The id of what is going on. */
    public long operation() {
        return state.operation().orElseThrow().id();
    }

    /** Since the last time this was asked. */
    public List<Effect> effects() {
        List<Effect> seen = List.copyOf(effects);
        effects.clear();
        return seen;
    }

    public Frame frame() {
        return Views.draw(state, new Glyphs(true));
    }

    Frame ascii() {
        return Views.draw(state, new Glyphs(false));
    }

    public String screen() {
        return frame().text();
    }
}
