package lockstep.tui.view;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.text.Width;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.Source;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.day.Ailing;
import lockstep.tui.day.EnvironmentHealth;
import lockstep.tui.day.Freshness;
import lockstep.tui.seen.EnvironmentFact;
import lockstep.tui.seen.Fact;
import lockstep.tui.seen.Sources;
import lockstep.tui.state.Ages;
import lockstep.tui.state.Page;
import lockstep.tui.state.UiState;

/** The status bar; below it, but on the home that says more, how both environments are. */
final class Head {

    private static final int LEAST = 8;
    private static final int WHO = 20;

    private Head() {}

    static int height(UiState state) {
        return state.page() == Page.HOME ? 2 : 3;
    }

    static void draw(UiState state, Area area) {
        bar(state, area);
        if (area.height() > 2) {
            area.part(1, 1, 1, area.width() - 1).put(0, 0, vitals(state, area));
        }
        area.rule(area.height() - 1);
    }

    private static void bar(UiState state, Area area) {
        area.bar(0, Line.EMPTY, Style.INVERSE);
        String right = (area.width() >= 72 ? mode(state) + asked(state) + "  " : "")
                + state.now().toString().substring(11, 16) + "Z ";
        String page = state.page() == Page.HOME ? "" : "  " + state.page().title();
        int room = area.width() - Width.of(right) - 1;
        // Whatever the service is called, it must be seen which page this is and who acts.
        int named = Math.max(LEAST, room - Width.of(page) - WHO);
        String left = Width.fit(area.glyphs().show(state.terms().service()), named) + page;
        int end = area.part(0, 0, 1, room).put(0, 1, left, Style.INVERSE);
        String who = "op " + area.glyphs().show(state.terms().operator().name());
        int at = Math.max(end + 2, Math.min(area.width() / 2 - 12, room - Width.of(who) - 2));
        area.part(0, 0, 1, room - 2).put(0, at, who, Style.INVERSE);
        area.putRight(0, right, Style.INVERSE);
    }

    private static String mode(UiState state) {
        return (state.terms().demo() ? "demo  " : "") + (state.readonly() ? "readonly  " : "");
    }

    /** The age of the oldest of what is shown; before anything was seen, that it is asked. */
    private static String asked(UiState state) {
        Optional<Instant> oldest = Source.ALWAYS.stream()
                .<Fact<?>>map(state.sources()::of)
                .flatMap(fact -> fact.seenAt().stream())
                .min(Comparator.naturalOrder());
        String word = state.poll().isPresent() ? "polled " : "asked ";
        return oldest.map(then -> word + Ages.since(then, state.now()) + " ago").orElse("asking");
    }

    private static Line vitals(UiState state, Area area) {
        Line line = Line.EMPTY;
        for (Detail detail : Detail.values()) {
            line = vitals(state, area, detail);
            if (line.width() < area.width()) {
                return line;
            }
        }
        return line;
    }

    /** How much of it there is room for. */
    private enum Detail { ALL, NO_HEALTHY, NO_STAGING, NO_COMMITS, SIGNS }

    /** What is wrong comes first: the end may be cut. */
    private static Line vitals(UiState state, Area area, Detail detail) {
        boolean all = detail == Detail.ALL;
        Line line = trouble("git", git(state), state.sources().git(), state, area, detail)
                .and(trouble("metrics", MetricsRow.trouble(state), state.sources().metrics(), state, area, detail));
        List<Ailing> ailing = Ailing.of(state);
        if (!ailing.isEmpty()) {
            line = line.and(ailing(ailing, state, area)).and("  ");
        }
        if (isDrifted(state)) {
            line = line.and(between(state)).and("  ");
        }
        line = line.and(state.terms().opened().map(service -> service + ": ").orElse(""));
        for (Environment environment : List.of(Environment.PRODUCTION, Environment.STAGING)) {
            line = line.and(detail == Detail.SIGNS && environment.isProduction() ? "prod " : environment.name() + " ")
                    .and(brief(state, environment, area, detail)).and("  ");
        }
        return all && !isDrifted(state) ? line.and(between(state)) : line;
    }

    /** Of several services that fail and are not open, the first. */
    static Line ailing(List<Ailing> ailing, UiState state, Area area) {
        boolean past = EnvironmentHealth.of(state, Environment.PRODUCTION).kind() == EnvironmentHealth.Kind.STALE;
        String more = ailing.size() > 1 ? " and " + (ailing.size() - 1) + " more" : "";
        return past ? Line.of(area.glyphs().stale() + " " + ailing.getFirst().words(state.now()) + more + ", stale",
                        Style.STALE)
                : Line.of(area.glyphs().fail() + " " + ailing.getFirst().words(state.now()) + more, Style.BAD);
    }

    private static boolean isDrifted(UiState state) {
        return Freshness.showsDrift(state);
    }

    private static Line trouble(String name, Line words, Fact<?> fact, UiState state, Area area, Detail detail) {
        if (words.spans().isEmpty()) {
            return Line.EMPTY;
        }
        return detail.compareTo(Detail.NO_COMMITS) >= 0 && fact.trouble().isPresent()
                ? Line.of(name + " " + area.glyphs().fail() + " "
                        + Ages.since(fact.trouble().get().since(), state.now()) + "  ", Style.BAD)
                : words.and("  ");
    }

    private static Line brief(UiState state, Environment environment, Area area, Detail detail) {
        EnvironmentHealth health = EnvironmentHealth.of(state, environment);
        boolean healthy = health.kind() == EnvironmentHealth.Kind.HEALTHY;
        String word = detail == Detail.ALL || !healthy ? " " + health.word() : "";
        String since = health.isFailing()
                ? health.since().map(then -> " for " + Ages.since(then, state.now())).orElse("")
                : health.seenAt().map(then -> " " + Ages.since(then, state.now())).orElse("");
        EnvironmentFact known = state.sources().of(environment);
        if (detail.compareTo(Detail.NO_STAGING) >= 0 && environment.isStaging()) {
            return Line.of(Signs.glyph(health.kind(), area.glyphs()) + (health.isFailing() ? word : ""),
                    Signs.style(health.kind()));
        }
        if (detail.compareTo(Detail.NO_COMMITS) >= 0) {
            return Line.of(Signs.glyph(health.kind(), area.glyphs()) + word, Signs.style(health.kind()))
                    .and(detail == Detail.SIGNS && !health.isFailing() ? "" : since);
        }
        boolean past = health.kind() == EnvironmentHealth.Kind.STALE || !known.saysWhatItRuns();
        return Line.of(Signs.glyph(health.kind(), area.glyphs()) + word, Signs.style(health.kind()))
                .and(" " + known.runs(), past ? Style.STALE : Style.PLAIN)
                .and(since, health.kind() == EnvironmentHealth.Kind.STALE ? Style.STALE : Style.PLAIN);
    }

    /** How far production is from the staging branch, or from its own. */
    static Line between(UiState state) {
        if (state.standing().isEmpty()) {
            return Line.EMPTY;
        }
        ReleaseSeen standing = state.standing().get();
        if (isDrifted(state)) {
            return Line.of("DRIFT", Style.BAD);
        }
        String asOf = Freshness.asOf(state);
        return Line.of(behind(state, standing) + (asOf.isEmpty() ? "" : " " + asOf),
                asOf.isEmpty() ? Style.PLAIN : Style.STALE);
    }

    private static String behind(UiState state, ReleaseSeen standing) {
        int count = standing.git().behind();
        return standing.release().isEmpty() ? "no branch " + state.terms().productionBranch()
                : count == 0 ? "up to date" : count + " behind";
    }

    /** Only when it is not as it should be. */
    static Line git(UiState state) {
        Fact<?> git = state.sources().git();
        Duration poll = state.poll().orElse(Sources.USUAL_POLL);
        if (git.trouble().isPresent()) {
            return Line.of("git FAILING for " + Ages.since(git.trouble().get().since(), state.now()), Style.BAD);
        }
        boolean silent = git.silence(state.now()).filter(silence -> silence.compareTo(poll) > 0).isPresent();
        if (silent) {
            return Line.of("git: no answer for " + Ages.brief(git.silence(state.now()).get()), Style.UNSURE);
        }
        return git.isStale(state.now(), poll)
                ? Line.of("git " + git.age(state.now()).map(Ages::brief).orElse("") + " old", Style.STALE)
                : Line.EMPTY;
    }
}
