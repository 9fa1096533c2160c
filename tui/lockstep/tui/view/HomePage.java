package lockstep.tui.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.text.Width;
import lockstep.record.canary.CanaryView;
import lockstep.tui.api.GitSeen;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.canvas.Wrap;
import lockstep.tui.day.Day;
import lockstep.tui.day.Next;
import lockstep.tui.day.StepLine;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.seen.CanaryNow;
import lockstep.tui.seen.SourceTrouble;
import lockstep.tui.state.Ages;
import lockstep.tui.state.Step;
import lockstep.tui.state.UiState;

/** Is it healthy, what is waiting, what were the last releases, what do I press: in one look. */
final class HomePage {

    private static final int LABEL = 8;
    private static final int WIDE = 110;
    private static final int WIDEST = 160;
    private static final int LISTS = 6;
    /** With more rows than these left, a second row of words pushes nothing away. */
    private static final int ROOMY = 10;
    /** Where the rows of a long reason begin. */
    private static final int REASON = 13;

    private HomePage() {}

    static void draw(UiState state, Area area) {
        int row = 0;
        for (Environment environment : Environment.always()) {
            row += EnvironmentRows.draw(state, environment, area.rows(row, area.height() - row));
        }
        row += ServiceRows.draw(state, area.rows(row, area.height() - row));
        Optional<CanaryView> canary = state.sources().git().value().flatMap(GitSeen::openCanary);
        if (canary.isPresent()) {
            area.put(row++, 1, canary(CanaryNow.of(canary.get()), state, area));
            Optional<SourceTrouble> metrics = state.sources().metrics().trouble();
            if (metrics.isPresent()) {
                row += trouble(Line.of(Width.pad("METRICS", 12), Style.STRONG).and(MetricsRow.failing(
                        metrics.get(), state, area.glyphs())), metrics, area.rows(row, area.height() - row));
            }
        }
        Optional<String> stray = state.sources().stray();
        if (stray.isPresent()) {
            area.put(row++, 1, stray(stray.get(), state));
        }
        Line git = Head.git(state);
        if (!git.spans().isEmpty()) {
            row += trouble(Line.of("REMOTE    ", Style.STRONG).and(git), state.sources().git().trouble(),
                    area.rows(row, area.height() - row));
        }
        area.rule(row++);
        List<Line> next = next(state, area);
        area.rows(row, next.size()).lines(next);
        row += next.size();
        area.put(row++, 0, path(state, area));
        area.rule(row++);
        lists(state, area.rows(row, area.height() - row));
    }

    /** Why a source cannot be read, whole where there is room. How many rows it took. */
    private static int trouble(Line line, Optional<SourceTrouble> trouble, Area area) {
        String shown = area.glyphs().show(trouble.map(one -> ": " + one.words()).orElse(""));
        int room = Math.max(1, area.width() - 1 - line.width());
        boolean roomy = area.height() > ROOMY;
        String first = Wrap.lines(shown, room, roomy ? shown.length() + 1 : 1).getFirst();
        area.put(0, 1, line.and(first));
        String rest = roomy ? shown.substring(first.length()).strip() : "";
        List<String> below = rest.isEmpty() ? List.of() : Wrap.lines(rest, area.width() - REASON - 1, 2);
        for (int row = 0; row < below.size(); row++) {
            area.put(1 + row, REASON, below.get(row), Style.PLAIN);
        }
        return 1 + below.size();
    }

    /** What waits, what was released, and how the gates did, beside each other as far as there is room. */
    private static void lists(UiState state, Area whole) {
        if (whole.width() < WIDE) {
            ReleaseRows.draw(state, whole);
            return;
        }
        int columns = whole.width() >= WIDEST ? 3 : 2;
        int gates = columns == 2 ? GateHistory.height(state) : 0;
        boolean room = gates > 1 && whole.height() >= gates + 1 + LISTS;
        Area below = room ? whole.rows(0, whole.height() - gates - 1) : whole;
        if (room) {
            whole.rule(below.height());
            GateHistory.drawBeside(state, whole.rows(below.height() + 1, gates), whole.width() / columns);
        }
        int each = below.width() / columns;
        CandidateRows.draw(state, below.part(0, 0, below.height(), each - 1));
        below.part(0, each - 1, below.height(), 1).divider(0);
        ReleaseRows.draw(state, below.part(0, each, below.height(), each - 1));
        if (columns == 3) {
            below.part(0, 2 * each - 1, below.height(), 1).divider(0);
            GateHistory.draw(state, below.part(0, 2 * each, below.height(), below.width() - 2 * each));
        }
    }

    private static boolean isOpen(UiState state) {
        return state.sources().git().value().flatMap(GitSeen::openCanary).isPresent();
    }

    /** What no record tells of. */
    static Line stray(String words, UiState state) {
        return Line.of(Width.pad("CANARY", 12), Style.STRONG)
                .and(words + "; " + state.key(KeyAction.ABORT) + (isOpen(state) ? " ends it" : " stops it"), Style.BAD);
    }

    private static Line canary(CanaryNow now, UiState state, Area area) {
        boolean past = now.view().isPast(state.now());
        Optional<Duration> silent = now.view().silentFor(state.now());
        Line line = Line.of(Width.pad("CANARY", 12), Style.STRONG)
                .and(Width.pad(Signs.glyph(now.now(), area.glyphs()) + " "
                        + now.view().weight().map(weight -> weight + " %").orElse("? %"), 11),
                        Signs.style(now.now()));
        boolean room = area.width() >= 76 || (!past && silent.isEmpty());
        Line told = room ? line.and(now.commit() + "  " + now.stage().orElse("") + "  ") : line;
        return past ? told.and((now.view().intent().isPresent() ? "OVERDUE: abort_by has passed; press "
                        : "its intent cannot be read; press ") + state.key(KeyAction.ABORT), Style.BAD)
                : silent.isPresent() ? told.and(CanaryHead.silence(silent.get(), state, area.width() < WIDE), Style.BAD)
                : told.and(Ages.brief(now.left(state.now())) + " left, " + state.key(KeyAction.CANARY) + " shows it");
    }

    private static List<Line> next(UiState state, Area area) {
        List<Line> lines = new ArrayList<>();
        List<Next> all = Next.of(state);
        for (int i = 0; i < Math.min(all.size(), area.height() < 12 ? 1 : 3); i++) {
            Next one = all.get(i);
            String label = i == 0 ? " NEXT   " : " ".repeat(LABEL);
            String pointer = i == 0 ? area.glyphs().pointer() + " " : "  ";
            String press = one.key().map(key -> "press " + state.key(key)).orElse("");
            int room = area.width() - LABEL - 2 - press.length() - 2;
            Style style = one.pressing() ? Style.BAD : i == 0 ? Style.STRONG : Style.PLAIN;
            List<String> words = Wrap.lines(area.glyphs().show(one.words()), room, rows(i, area));
            lines.add(Line.of(label, Style.STRONG)
                    .and(pointer + Width.pad(words.isEmpty() ? "" : words.getFirst(), room), style)
                    .and(" " + press, Style.HINT));
            words.stream().skip(1).forEach(more -> lines.add(Line.of(" ".repeat(LABEL + 2)).and(more, style)));
        }
        return lines;
    }

    /** A reason that is cut is none; where there is little room the first has more of it. */
    private static int rows(int which, Area area) {
        return which == 0 ? area.height() < 16 ? 2 : 3 : area.height() < 16 ? 1 : 2;
    }

    /** The steps of the day in one line. */
    private static Line path(UiState state, Area area) {
        Line line = Line.of(" PATH   ", Style.STRONG);
        List<StepLine> steps = new Day(state).lines();
        boolean narrow = area.width() < 78;
        for (StepLine step : steps) {
            String word = narrow ? word(step.step()).substring(0, 3) : word(step.step());
            line = line.and(Signs.glyph(step.state(), area.glyphs()) + word, Signs.style(step.state()))
                    .and(area.width() >= 100 ? "   " : " ");
        }
        return line;
    }

    private static String word(Step step) {
        return switch (step) {
            case CANDIDATE -> "pick";
            case STAGING -> "staging";
            case GATES -> "gates";
            case EVIDENCE -> "evidence";
            case DECISION -> "decide";
            case PROMOTE -> "promote";
            case DEPLOY -> "deploy";
            case SMOKE -> "smoke";
            case LOGGED -> "log";
        };
    }
}
