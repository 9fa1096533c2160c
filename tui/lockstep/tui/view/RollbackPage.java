package lockstep.tui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.history.KnownGood;
import lockstep.record.layout.EvidenceLayout;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.canvas.Wrap;
import lockstep.tui.day.Ailing;
import lockstep.tui.day.EnvironmentHealth;
import lockstep.tui.day.Next;
import lockstep.tui.keys.ActionAvailability;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.state.Ages;
import lockstep.tui.state.Ended;
import lockstep.tui.state.GateLine;
import lockstep.tui.state.LiveRun;
import lockstep.tui.state.Operation;
import lockstep.tui.state.Rows;
import lockstep.tui.state.Shell;
import lockstep.tui.state.UiState;

/** Where production can go back to, why, and what that will do. */
final class RollbackPage {

    /** Where what is below would leave no room for what can be chosen. */
    private static final int SMALL = 9;
    private static final int TALL = 14;
    private static final String INDENT = " ".repeat(12);

    private RollbackPage() {}

    static void draw(UiState state, Area area) {
        if (state.standing().isEmpty()) {
            area.put(0, 1, Next.of(state).getFirst().words(), Style.UNSURE);
            return;
        }
        ReleaseSeen standing = state.standing().get();
        area.put(0, 1, Line.of("Known good in production, newest first", Style.STRONG));
        List<Line> whole = area.height() < SMALL ? least(state, standing, area) : below(state, standing, area);
        List<Line> below = whole.subList(0, Math.clamp(area.height() - 2L, 0, whole.size()));
        Area list = area.rows(1, Math.max(1, area.height() - below.size() - 2));
        List<KnownGood> known = Rows.knownGood(state);
        if (known.isEmpty()) {
            list.put(0, 1, "None: no commit is known to have been healthy in production. Release a fix instead.",
                    Style.UNSURE);
        }
        int from = Window.from(state.cursor(), known.size(), list.height());
        for (int row = 0; row < list.height() && from + row < known.size(); row++) {
            boolean selected = from + row == state.cursor();
            Line line = line(known.get(from + row), selected, state, standing, area);
            if (selected) {
                list.bar(row, line, Style.INVERSE);
            } else {
                list.put(row, 0, line);
            }
        }
        area.rows(area.height() - below.size(), below.size()).lines(below);
    }

    private static Line line(KnownGood known, boolean selected, UiState state, ReleaseSeen standing, Area area) {
        boolean current = standing.release().equals(Optional.of(known.sha()));
        String evidence = area.width() >= 100 ? known.release().map(id -> "  " + EvidenceLayout.of(id)).orElse("") : "";
        return Line.of(selected ? area.glyphs().pointer() + " " : "  ")
                .and(current ? area.glyphs().running() + " now  " : area.glyphs()
                        .pass() + " good ", current ? Style.HINT : Style.GOOD)
                .and(known.sha().abbreviated() + "  " + ago(known, state) + ", by " + known.record() + "  "
                        + standing.git().subject(known.sha()) + evidence);
    }

    private static String ago(KnownGood known, UiState state) {
        String age = Signs.age(known.since(), state.now());
        return switch (age) {
            case "now" -> "just now";
            case "ahead" -> Ages.ago(known.since(), state.now());
            default -> age + " ago";
        };
    }

    private static List<Line> below(UiState state, ReleaseSeen standing, Area area) {
        List<Line> lines = new ArrayList<>();
        EnvironmentHealth health = EnvironmentHealth.of(state, Environment.PRODUCTION);
        String since = health.since().map(then -> " for " + Ages.since(then, state.now())).orElse("");
        String seen = health.seenAt().map(then -> ", seen " + Ages.since(then, state.now()) + " ago").orElse("");
        lines.add(Line.of(" release    ").and(standing.release().map(Sha::abbreviated)
                .orElse(standing.wasReleased() ? "is not there any more" : "not there yet")
                + standing.production().brief().map(brief -> ", production runs " + brief)
                        .orElse(", what production runs is not known")));
        Line production = Line.of(" production ").and(
                Signs.glyph(health.kind(), area.glyphs()) + " " + health.word() + since, Signs.style(health.kind()));
        Line reasoned = production.and(": " + health.reason());
        boolean apart = health.isFailing() && reasoned.width() > area.width() && area.height() >= TALL;
        lines.add(apart ? production : health.isFailing() ? reasoned : production.and(seen));
        if (apart) {
            Wrap.lines(area.glyphs().show(health.reason()), area.width() - INDENT.length() - 1, 2)
                    .forEach(words -> lines.add(Line.of(INDENT).and(words, Style.BAD)));
        }
        Ailing.of(state).forEach(one -> lines.add(Line.of(INDENT).and(
                one.words(state.now()) + ": " + one.reason(), Style.BAD)));
        if (!Head.git(state).spans().isEmpty()) {
            lines.add(Line.of(" log        ").and(Head.git(state)));
        }
        lines.addAll(least(state, standing, area));
        Optional<KnownGood> target = ActionAvailability.target(state)
                .filter(known -> !standing.staysAt(known.sha()));
        target.ifPresent(known -> {
            String command = new Shell(state.terms().invocation()).rollBack(known.sha(), state.trigger());
            Wrap.lines(area.glyphs().show("$ " + command), area.width() - 2, 3)
                    .forEach(text -> lines.add(Line.of(" " + text, Style.HINT)));
        });
        boolean rolling = state.operation().map(Operation::kind).filter(Operation.Kind.ROLLBACK::equals).isPresent();
        if (rolling || (state.conclusion().isPresent() && state.smoke().isPresent())) {
            state.smoke().ifPresent(smoke -> lines.add(smoke(smoke, state, area)));
        }
        state.conclusion().filter(done -> !(done.how().good()
                && EnvironmentHealth.failedLast(state, Environment.PRODUCTION)))
                .ifPresent(done -> lines.addAll(lastMove(done, state, area)));
        return lines;
    }

    private static List<Line> lastMove(Ended done, UiState state, Area area) {
        Style style = done.how().good() ? Style.GOOD : Style.BAD;
        int room = area.width() - INDENT.length() - 1;
        List<String> words = Wrap.lines(
                area.glyphs().show(done.words(state.now())), room, area.height() >= TALL ? 2 : 1);
        List<Line> lines = new ArrayList<>(List.of(Line.of(" last move  ").and(words.getFirst(), style)));
        words.stream().skip(1).forEach(more -> lines.add(Line.of(INDENT).and(more, style)));
        return lines;
    }

    /** What nobody can roll back without. */
    private static List<Line> least(UiState state, ReleaseSeen standing, Area area) {
        List<Line> lines = new ArrayList<>();
        if (standing.wayBack().isEmpty() && !standing.knownGood().isEmpty()) {
            Wrap.lines("Nothing else is known to be good: release a fix instead.", Math.max(1, area.width() - 1), 2)
                    .forEach(words -> lines.add(Line.of(" " + words, Style.UNSURE)));
        }
        boolean unnamed = state.trigger().isBlank();
        String trigger = unnamed ? "none named yet: " + state.key(KeyAction.TRIGGER) : state.trigger();
        lines.add(Line.of(" trigger    ").and(trigger, unnamed ? Style.UNSURE : Style.PLAIN));
        return lines;
    }

    /** Once it is over, its verdict and age; while it goes on, a sign a gate and the names of those that run. */
    private static Line smoke(LiveRun smoke, UiState state, Area area) {
        Line line = Line.of(" smoke      ");
        if (smoke.run().isPresent()) {
            GateRun run = smoke.run().get();
            String failed = run.gates().stream().filter(gate -> gate.verdict() == run.verdict())
                    .map(gate -> gate.name().word()).collect(Collectors.joining(", "));
            return line.and(Signs.glyph(run.verdict(), area.glyphs()) + " " + run.verdict(), Signs.style(run.verdict()))
                    .and(", " + (run.verdict() == Verdict.PASS ? run.gates().size() + " gates" : failed) + ", "
                            + Ages.since(run.startedAt(), state.now()) + " ago");
        }
        StringBuilder running = new StringBuilder();
        for (GateLine gate : smoke.gates()) {
            String glyph = gate.result().map(result -> Signs.glyph(result.verdict(), area.glyphs()))
                    .orElse(gate.started() ? area.glyphs().running() : area.glyphs().pending());
            line = line.and(glyph, gate.result().map(result -> Signs.style(result.verdict())).orElse(Style.PLAIN));
            running.append(gate.isRunning() ? " " + gate.name() : "");
        }
        return line.and(" " + running);
    }
}
