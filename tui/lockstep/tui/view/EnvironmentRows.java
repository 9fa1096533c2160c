package lockstep.tui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.text.Width;
import lockstep.gates.revision.RevisionReading;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.canvas.Wrap;
import lockstep.tui.day.EnvironmentHealth;
import lockstep.tui.day.Freshness;
import lockstep.tui.seen.EnvironmentFact;
import lockstep.tui.state.Ages;
import lockstep.tui.state.UiState;

/** How an environment is, what it runs, since when, and how old that news is; below it, why. */
final class EnvironmentRows {

    private static final int LABEL = 12;
    /** With fewer rows it is one row, with more than so many others are not pushed away by a third. */
    private static final int LOW = 8;
    private static final int ROOMY = 12;

    private EnvironmentRows() {}

    /** How many rows it took. */
    static int draw(UiState state, Environment environment, Area area) {
        EnvironmentHealth health = EnvironmentHealth.of(state, environment);
        EnvironmentFact known = state.sources().of(environment);
        Style style = health.kind() == EnvironmentHealth.Kind.STALE ? Style.STALE : Style.PLAIN;
        String times = times(state, health);
        int runs = Math.max(9, Width.of(known.runs()) + 2);
        int before = 1 + LABEL + 11 + runs;
        int room = area.width() - before - Width.of(times) - 2;
        String subject = room > 8 ? area.glyphs().fit(subject(state, environment), room) : "";
        area.put(0, 1, Line.of(Width.pad(environment.name().toUpperCase(Locale.ROOT), LABEL), Style.STRONG)
                .and(Width.pad(Signs.glyph(health.kind(), area.glyphs()) + " " + health.word(), 11),
                        Signs.style(health.kind()))
                .and(Width.pad(known.runs(), runs) + subject, known.saysWhatItRuns() ? style : Style.STALE));
        area.part(0, 0, 1, area.width() - 1).putRight(0, times, style);
        List<Line> below = area.height() > LOW ? below(state, environment, health, area) : List.of();
        area.part(1, 1 + LABEL, below.size(), area.width() - LABEL - 2).lines(below);
        return 1 + below.size();
    }

    /** Why it is so, whole where there is room; then how far it is behind. That it drifted is never left out. */
    private static List<Line> below(UiState state, Environment environment, EnvironmentHealth health, Area area) {
        int width = area.width() - LABEL - 2;
        boolean room = area.height() > ROOMY;
        Style style = health.isFailing() ? Style.BAD : Signs.style(health.kind());
        List<Line> lines = new ArrayList<>();
        if (!health.reason().isEmpty()) {
            Wrap.lines(area.glyphs().show(health.reason()), width, room ? 2 : 1)
                    .forEach(words -> lines.add(Line.of(words, style)));
        }
        Line beside = beside(state, environment, health);
        boolean fits = !lines.isEmpty() && lines.getLast().width() + 3 + beside.width() <= width;
        if (beside.spans().isEmpty()) {
            return lines;
        }
        if (fits) {
            lines.add(lines.removeLast().and("   ").and(beside));
        } else if (lines.isEmpty() || room) {
            lines.add(beside);
        } else if (environment.isProduction() && Freshness.showsDrift(state)) {
            return List.of(beside);
        }
        return lines;
    }

    private static String times(UiState state, EnvironmentHealth health) {
        String since = health.kind() == EnvironmentHealth.Kind.FAILING
                || health.kind() == EnvironmentHealth.Kind.UNKNOWN
                ? health.since().map(then -> "for " + Ages.since(then, state.now())).orElse("")
                : "";
        String seen = health.seenAt().map(then -> Ages.since(then, state.now()) + " ago").orElse(
                health.since().map(then -> "for " + Ages.since(then, state.now())).orElse(""));
        return since.isEmpty() || since.equals(seen) ? seen : since + "   " + seen;
    }

    private static Line beside(UiState state, Environment environment, EnvironmentHealth health) {
        if (environment.isProduction() && state.standing().isPresent()) {
            ReleaseSeen standing = state.standing().get();
            if (Freshness.showsDrift(state)) {
                return Line.of("DRIFT: " + state.terms().productionBranch() + " is at "
                        + standing.release().map(Sha::abbreviated).orElse(""), Style.BAD);
            }
            String asOf = Freshness.asOf(state);
            return Line.of(behind(state, standing) + (asOf.isEmpty() ? "" : " " + asOf) + oneAnswer(standing.git()),
                    asOf.isEmpty() ? Style.PLAIN : Style.STALE);
        }
        String trouble = state.sources().of(environment).live("").trouble();
        return trouble.isEmpty() || !health.reason().isEmpty()
                ? Line.EMPTY
                : Line.of("revision unknown: " + trouble, Style.UNSURE);
    }

    /** Who looks again and again asks once: what has traffic beside it may have answered in its place. */
    private static String oneAnswer(GitSeen git) {
        return git.openCanary()
                .filter(canary -> canary.last() > 0 && !canary.weight().equals(Optional.of(0)))
                .map(canary -> "; one answer, beside a canary"
                        + canary.weight().map(percent -> " with " + percent + " %").orElse(""))
                .orElse("");
    }

    /** Whose branch is behind is said where production does not say that it runs its head. */
    private static String behind(UiState state, ReleaseSeen standing) {
        String branch = state.terms().productionBranch();
        if (standing.release().isEmpty()) {
            return "there is no branch " + branch;
        }
        int behind = standing.git().behind();
        return (standing.production().runs(standing.release().get()) ? "" : branch + " is ")
                + (behind == 0 ? "up to date with " : behind + " behind ") + state.terms().stagingBranch();
    }

    /** Of the commit that it says it runs, as far as that is one that is known here. */
    private static String subject(UiState state, Environment environment) {
        Optional<ReleaseSeen> standing = state.standing();
        RevisionReading live = state.sources().of(environment).lastLive()
                .orElseGet(() -> new RevisionReading.Unknown(""));
        return standing.map(ReleaseSeen::git)
                .flatMap(git -> Stream.concat(git.release().stream(), git.subjects().keySet().stream())
                        .filter(live::runs)
                        .findFirst()
                        .map(git::subject)
                        .or(() -> git.candidate(live).map(Candidate::subject)))
                .orElse("");
    }
}
