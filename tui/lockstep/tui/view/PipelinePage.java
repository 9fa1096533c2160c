package lockstep.tui.view;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeClass;
import lockstep.base.text.Width;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.FreezeWindow;
import lockstep.tui.api.Declared;
import lockstep.tui.api.PipelineSeen;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.canvas.Wrap;
import lockstep.tui.seen.Fact;
import lockstep.tui.seen.Sources;
import lockstep.tui.state.Ages;
import lockstep.tui.state.PipelineRow;
import lockstep.tui.state.Rows;
import lockstep.tui.state.UiState;

/** What a commit needs for production and what it has: each requirement, who may approve, what stands in the way. */
final class PipelinePage {

    private static final int RULE = 20;

    private PipelinePage() {}

    static void draw(UiState state, Area area) {
        Fact<PipelineSeen> fact = state.sources().pipeline();
        if (fact.value().isEmpty()) {
            area.put(0, 1, fact.trouble().map(trouble -> "It cannot be read: " + trouble.words())
                    .orElse("It is being read."), Style.UNSURE);
            return;
        }
        PipelineSeen seen = fact.value().get();
        area.put(0, 1, heading(seen, state));
        area.put(1, 1, age(seen, fact, state));
        List<Line> below = below(seen, state, area);
        Area list = area.rows(2, Math.max(1, area.height() - below.size() - 3));
        List<PipelineRow> rows = Rows.pipeline(state);
        if (rows.isEmpty() && !state.filter().isEmpty()) {
            list.put(0, 1, "Nothing matches \"" + state.filter() + "\"; Esc drops the filter.", Style.PLAIN);
        }
        int cursor = Math.clamp(state.cursor(), 0, Math.max(0, rows.size() - 1));
        int from = Window.from(cursor, rows.size(), list.height());
        for (int row = 0; row < list.height() && from + row < rows.size(); row++) {
            boolean selected = from + row == cursor;
            Line line = line(rows.get(from + row), selected, state.now(), area);
            if (selected) {
                list.bar(row, line, Style.INVERSE);
            } else {
                list.put(row, 0, line);
            }
        }
        area.rule(area.height() - below.size() - 1);
        area.rows(area.height() - below.size(), below.size()).lines(below);
    }

    private static Line heading(PipelineSeen seen, UiState state) {
        String subject = state.standing().map(standing -> standing.git().subject(seen.commit())).orElse("");
        Line line = Line.of(seen.shown() + " to production  ", Style.STRONG);
        long missing = PipelineRow.of(seen).stream().filter(row -> row.verdict() != Verdict.PASS).count();
        if (missing == 0) {
            return line.and("can be promoted  ", Style.GOOD).and(subject);
        }
        return seen.promotableAt()
                .map(at -> line.and(time(seen, Duration.between(state.now(), at),
                        state.terms().services().isEmpty() ? "" : " of each service") + "  ", Style.UNSURE))
                .orElseGet(() -> line.and(missing + " not met  ", Style.BAD))
                .and(subject);
    }

    private static String time(PipelineSeen seen, Duration left, String whose) {
        if (!left.isPositive()) {
            return seen.needsOneMoreRun()
                    ? "one staging run" + whose + " is missing" : "its time has come: u asks again";
        }
        String time = " (" + Ages.brief(left) + ")";
        return seen.needsOneMoreRun()
                ? "time" + time + " and one staging run" + whose + " are missing"
                : "only time is missing" + time;
    }

    private static Line age(PipelineSeen seen, Fact<?> fact, UiState state) {
        String age = fact.age(state.now()).map(time -> "as of " + Ages.brief(time) + " ago, ").orElse("")
                + "as class " + seen.declared().map(Declared::changeClass).orElse(ChangeClass.A)
                + (seen.declared().equals(state.declaration()) ? ""
                        : fact.isAsked() ? "; what you declared since is being asked"
                                : "; you declare something else now: u asks again");
        boolean stale = fact.isStale(state.now(), state.poll().orElse(Sources.USUAL_POLL));
        return Line.of(age, stale ? Style.STALE : Style.PLAIN)
                .and(fact.trouble().map(trouble -> "; it has been unreadable for "
                        + Ages.since(trouble.since(), state.now()) + ": " + trouble.words()).orElse(""), Style.BAD);
    }

    private static Line line(PipelineRow row, boolean selected, Instant now, Area area) {
        String when = row.verdict() == Verdict.PASS ? "" : row.holdsAt().map(at -> "  holds" + in(at, now)).orElse("");
        return Line.of(selected ? area.glyphs().pointer() + " " : "  ")
                .and(Signs.glyph(row.verdict(), area.glyphs()) + " " + Width.pad(row.verdict().name(), 13),
                        Signs.style(row.verdict()))
                .and(Width.pad(row.rule(), RULE) + " ")
                .and(when.isEmpty() ? "" : when.strip() + "; ", Style.UNSURE)
                .and(row.words());
    }

    private static List<Line> below(PipelineSeen seen, UiState state, Area area) {
        List<Line> lines = new ArrayList<>();
        seen.approvals().forEach(one -> {
            boolean all = one.has().size() >= one.needed();
            List<String> words = Wrap.lines(area.glyphs().show(one.words(state.now())), area.width() - 13, 2);
            for (int i = 0; i < words.size(); i++) {
                lines.add(Line.of(i == 0 ? " APPROVALS  " : "            ", Style.STRONG)
                        .and(words.get(i), all ? Style.GOOD : Style.UNSURE));
            }
        });
        freeze(seen, state.now()).ifPresent(lines::add);
        state.standing().stream().flatMap(standing -> standing.problems().stream())
                .filter(problem -> problem.contains(" skipped staging: "))
                .limit(2)
                .forEach(problem -> lines.add(Line.of(" DEBT       ", Style.STRONG).and(problem, Style.BAD)));
        Rows.pipeline(state).stream().skip(state.cursor()).findFirst()
                .filter(row -> !row.remedy().isEmpty())
                .ifPresent(row -> lines.add(Line.of(" TO DO      ", Style.STRONG).and(row.remedy())));
        return lines.subList(0, Math.min(lines.size(), Math.max(0, area.height() - 5)));
    }

    /** The freeze that is on, else the next one. */
    private static Optional<Line> freeze(PipelineSeen seen, Instant now) {
        return seen.freezes().stream()
                .filter(window -> window.to().isAfter(now))
                .min((one, other) -> one.from().compareTo(other.from()))
                .map((FreezeWindow window) -> window.from().isAfter(now)
                        ? Line.of(" FREEZE     ", Style.STRONG).and("begins" + in(window.from(), now) + ": "
                                + window.reason())
                        : Line.of(" FREEZE     ", Style.STRONG).and("on, ends" + in(window.to(), now) + ": "
                                + window.reason(), Style.BAD));
    }

    private static String in(Instant at, Instant now) {
        Duration left = Duration.between(now, at);
        return left.isPositive() ? " in " + Ages.brief(left) : " now";
    }
}
