package lockstep.tui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.run.GateRun;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.canvas.Area;
import lockstep.tui.canvas.Line;
import lockstep.tui.canvas.Style;
import lockstep.tui.canvas.Wrap;
import lockstep.tui.day.Day;
import lockstep.tui.day.EnvironmentHealth;
import lockstep.tui.day.StepLine;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.state.Ages;
import lockstep.tui.state.Ended;
import lockstep.tui.state.LiveRun;
import lockstep.tui.state.Shell;
import lockstep.tui.state.Step;
import lockstep.tui.state.UiState;

/** One step of the day: how far it is, what it does or did, and the command that would do the same. */
final class StepPane {

    private StepPane() {}

    static void draw(UiState state, StepLine line, Area area) {
        area.put(0, 0, Line.of(line.step().title() + "  ", Style.STRONG)
                .and(line.state().word(), Signs.style(line.state()))
                .and(line.words().isEmpty() ? "" : "  " + line.words()));
        List<String> command = Shell.step(state, line.step())
                .map(words -> Wrap.lines(area.glyphs().show("$ " + words), area.width(), 3))
                .orElse(List.of());
        int below = command.size();
        Area content = area.rows(1, area.height() - 1 - below);
        int used = words(content, does(state, line.step()));
        if (state.standing().isPresent()) {
            content(state, line, content.rows(used + 1, content.height() - used - 1));
        }
        for (int row = 0; row < below; row++) {
            area.put(area.height() - below + row, 0, command.get(row), Style.HINT);
        }
    }

    private static int words(Area area, String text) {
        List<String> lines = Wrap.lines(area.glyphs().show(text), area.width(), 3);
        for (int row = 0; row < lines.size(); row++) {
            area.put(row, 0, lines.get(row), Style.PLAIN);
        }
        return lines.size();
    }

    private static String does(UiState state, Step step) {
        String main = state.terms().stagingBranch();
        String release = state.terms().productionBranch();
        return switch (step) {
            case CANDIDATE -> "The commits of " + main + " that are not on " + release + " yet. Enter picks one.";
            case STAGING -> "Staging has to run exactly this commit: no \"one last fix\". Enter looks again.";
            case GATES -> "Runs the gates against staging, the burst last. A pass counts as evidence"
                    + " for this commit only.";
            case EVIDENCE -> "Records the gate run on the evidence branch; the decision reads it there.";
            case DECISION -> "Checks every rule of the policy against the record. Enter decides; "
                    + state.key(KeyAction.CLASS) + " declares the class.";
            case PROMOTE -> "Moves " + release
                    + " and its record in one push: both or neither. Asks for the SHA first.";
            case DEPLOY -> "Waits until production says that it runs the commit.";
            case SMOKE -> "Runs the same on production, without the burst. If a gate fails: roll back ("
                    + state.key(KeyAction.ROLLBACK) + ").";
            case LOGGED -> "The outcome is in the release log, good or bad.";
        };
    }

    private static void content(UiState state, StepLine line, Area area) {
        ReleaseSeen standing = state.standing().get();
        switch (line.step()) {
            case CANDIDATE -> CandidateList.draw(state, area);
            case STAGING -> fields(area,
                    environment("staging", standing.staging(), state.terms().stagingBase(), state.chosen()));
            case GATES -> run(state, area, state.staging()
                    .filter(run -> run.run().isEmpty() && run.commit().equals(state.chosen()))
                    .or(() -> newest(state, standing)));
            case EVIDENCE -> fields(area, evidence(state, standing));
            case DECISION -> RuleList.draw(state, area);
            case PROMOTE -> fields(area, promote(state, standing));
            case DEPLOY -> fields(area, deploy(state, standing));
            case SMOKE -> run(state, area, state.smoke().filter(run -> run.run().isEmpty())
                    .or(() -> newestSmoke(state)));
            case LOGGED -> fields(area, logged(state, standing));
        }
    }

    private static void fields(Area area, List<Line> lines) {
        area.lines(Wrap.fields(lines, area.width(), 4, area.glyphs()));
    }

    private static Optional<LiveRun> newest(UiState state, ReleaseSeen standing) {
        return state.chosen()
                .flatMap(chosen -> new Day(state).stagingRun(standing, chosen))
                .map(run -> LiveRun.of("Staging gates", run));
    }

    private static Optional<LiveRun> newestSmoke(UiState state) {
        return EnvironmentHealth.smokes(state).stream()
                .filter(run -> run.commit().equals(state.chosen()))
                .findFirst()
                .map(run -> LiveRun.of("Production smoke", run));
    }

    private static void run(UiState state, Area area, Optional<LiveRun> run) {
        run.ifPresent(live -> GateRows.compact(live, state, area));
    }

    private static List<Line> environment(String name, RevisionReading live, String base, Optional<Sha> wanted) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of(name + " is at " + base));
        lines.add(Line.of("it runs    " + live.reported().orElse("unknown: " + live.trouble()),
                wanted.filter(live::runs).isPresent() ? Style.GOOD : Style.UNSURE));
        wanted.ifPresent(sha -> lines.add(Line.of("candidate  " + sha)));
        return lines;
    }

    private static List<Line> evidence(UiState state, ReleaseSeen standing) {
        List<Line> lines = new ArrayList<>();
        Optional<GateRun> run = state.chosen().flatMap(chosen -> new Day(state).stagingRun(standing, chosen));
        run.ifPresent(one -> {
            lines.add(Line.of("run      " + one.id()));
            lines.add(Line.of("verdict  ").and(one.verdict().name(), Signs.style(one.verdict())));
            lines.add(Line.of("by       " + one.operator() + ", " + one.startedAt()));
        });
        standing.runs().stream()
                .filter(stored -> run.filter(one -> one.id().equals(stored.run().id())).isPresent())
                .forEach(stored -> lines.add(Line.of("kept as  " + stored.where())));
        return lines;
    }

    private static List<Line> promote(UiState state, ReleaseSeen standing) {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.of("release    " + standing.release().map(Sha::hex).orElse("not there yet")));
        state.chosen().ifPresent(chosen -> lines.add(Line.of("candidate  " + chosen)));
        state.declaration().ifPresent(said ->
                lines.add(Line.of("class " + said.changeClass() + ", way back: " + said.rollbackPlan())));
        return lines;
    }

    private static List<Line> deploy(UiState state, ReleaseSeen standing) {
        List<Line> lines = new ArrayList<>(
                environment("production", standing.production(), state.terms().productionBase(), state.chosen()));
        state.operation().filter(going -> going.kind().movesProduction())
                .ifPresent(going -> lines.add(Line.of(going.words(), Style.HINT)));
        standing.open().ifPresent(open -> lines.add(Line.of(
                open.id() + " is unfinished, begun by " + open.operator() + " at " + open.since(), Style.UNSURE)));
        return lines;
    }

    private static List<Line> logged(UiState state, ReleaseSeen standing) {
        List<Line> lines = new ArrayList<>();
        state.conclusion().map(ended -> conclusion(ended, state)).ifPresent(lines::add);
        standing.log().stream()
                .filter(entry -> entry.commit().equals(state.chosen()))
                .findFirst()
                .ifPresent(entry -> entry.text().forEach(line -> lines.add(Line.of(line))));
        return lines;
    }

    private static Line conclusion(Ended ended, UiState state) {
        Conclusion conclusion = ended.how();
        Style style = conclusion.good() ? Style.GOOD : Style.BAD;
        Verdict verdict = conclusion.smoke().map(GateRun::verdict).orElse(Verdict.INCONCLUSIVE);
        return Line.of(conclusion.id() + "  " + verdict + "  " + conclusion.words() + ", "
                + Ages.since(ended.when(), state.now()) + " ago", style);
    }
}
