package lockstep.tui.day;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.text.Width;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.RuleCheck;
import lockstep.tui.day.Next.What;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.state.Ages;
import lockstep.tui.state.StagingRuns;
import lockstep.tui.state.UiState;

/** Of what is to be done next, that which brings the day one step on. */
public final class NextStep {

    private static final int SUBJECT = 40;

    private static final String ASKING = "Asking staging what it runs";

    private NextStep() {}

    private static String silence(UiState state) {
        return state.sources().staging().fact().silence(state.now())
                .filter(silence -> silence.toSeconds() >= 2)
                .map(silence -> ": no answer for " + Ages.brief(silence)).orElse("");
    }

    static Next of(UiState state, ReleaseSeen standing) {
        Day day = new Day(state);
        StepState last = day.line(day.next()).state();
        boolean finished = state.chosen().filter(day::isReleased).isPresent()
                && (last == StepState.DONE || last == StepState.LATER);
        if (state.chosen().isEmpty() || finished) {
            return candidate(state, standing);
        }
        Sha chosen = state.chosen().get();
        if (Arrival.of(standing, chosen) == Arrival.UNRECORDED && !day.isUnderWay()) {
            return unrecorded(state, standing, chosen);
        }
        String name = chosen.abbreviated();
        StepLine line = day.line(day.next());
        boolean failed = line.state() == StepState.FAILED;
        return switch (day.next()) {
            case CANDIDATE -> candidate(state, standing);
            case STAGING -> new Next(What.LOOK, failed
                    ? "Staging does not say what it runs: " + standing.staging().trouble()
                    : line.state() == StepState.RUNNING ? ASKING + silence(state)
                    : "Staging is not at " + name + " yet: " + line.words(), KeyAction.LOOK, failed);
            case GATES -> failed
                    ? new Next(What.GATES, "Candidate " + name + ": gates " + failure(day, standing, chosen),
                            KeyAction.GATES, true)
                    : enter("Run the staging gates of " + new StagingRuns(state, standing, chosen).next()
                            .map(service -> service + " on ").orElse("") + named(standing, chosen));
            case EVIDENCE -> enter("Record the gate run of " + name);
            case DECISION -> failed
                    ? new Next(What.STEP, "Candidate " + name + " is refused: " + refusal(state), KeyAction.OPEN, true)
                    : enter(state.declaration().isEmpty() ? "Declare the class of " + named(standing, chosen)
                            : "Decide whether " + name + " may be promoted");
            case PROMOTE -> failed ? new Next(What.LOOK, "Look into it: " + line.words(), KeyAction.LOOK, true)
                    : enter("Promote " + named(standing, chosen));
            case DEPLOY -> new Next(What.LOOK, standing.production().reported().isPresent()
                    ? "Production does not run " + name + ": " + line.words()
                    : "What production runs is not known" + (failed ? ": " + standing.production().trouble() : " yet"),
                    KeyAction.LOOK, failed);
            case SMOKE, LOGGED -> line.state() == StepState.READY
                    ? enter("No smoke of " + name + " was run in production: run its gates")
                    : new Next(What.NOTHING, line.step().title() + " of " + name + ": " + line.words(),
                    Optional.empty(), failed);
        };
    }

    private static Next unrecorded(UiState state, ReleaseSeen standing, Sha chosen) {
        String where = state.terms().productionBranch() + " is at " + chosen.abbreviated();
        return standing.log().stream().noneMatch(entry -> entry.commit().isPresent())
                ? new Next(What.LOOK, where + ", and nothing is recorded yet: `release-log adopt`", KeyAction.LOOK,
                false)
                : new Next(What.ROLL_BACK, where + ", and no record says why: find out who moved it, or roll back",
                        KeyAction.ROLLBACK, true);
    }

    private static Next enter(String words) {
        return new Next(What.STEP, words, KeyAction.OPEN, false);
    }

    private static Next candidate(UiState state, ReleaseSeen standing) {
        if (standing.candidates().isEmpty()) {
            return new Next(What.NOTHING, "Nothing is waiting: " + state.terms().productionBranch() + " has all of "
                    + state.terms().stagingBranch(), Optional.empty(), false);
        }
        Optional<Candidate> tested = testable(standing);
        if (tested.isPresent()) {
            Sha sha = tested.get().sha();
            return new Next(What.PICK, "Test " + sha.abbreviated() + ", which staging " + runs(state) + ": "
                    + Width.fit(standing.git().subject(sha), SUBJECT),
                    KeyAction.OPEN, false);
        }
        if (state.sources().staging().isUnanswered()) {
            return new Next(What.LOOK, ASKING + silence(state), KeyAction.LOOK, false);
        }
        if (standing.staging().reported().isEmpty()) {
            return new Next(
                    What.LOOK, "Staging does not say what it runs: " + standing.staging().trouble(), KeyAction.LOOK,
                    true);
        }
        String waiting = standing.git().behind() == 1 ? "1 commit waits" : standing.git().behind() + " commits wait";
        return new Next(What.CHOOSE, waiting + "; staging runs none that can be released", KeyAction.CANDIDATE, false);
    }

    /** What was seen long ago is not said as if it were so now. */
    private static String runs(UiState state) {
        EnvironmentHealth health = EnvironmentHealth.of(state, Environment.STAGING);
        return health.kind() == EnvironmentHealth.Kind.STALE && health.seenAt().isPresent()
                ? "ran " + Ages.since(health.seenAt().get(), state.now()) + " ago" : "runs";
    }

    /** What staging runs, if it can be released at all. */
    public static Optional<Candidate> testable(ReleaseSeen standing) {
        return standing.git().candidate(standing.staging())
                .filter(one -> !one.isForbidden() && !standing.wasTakenBack(one.sha()));
    }

    private static String named(ReleaseSeen standing, Sha sha) {
        return sha.abbreviated() + " " + Width.fit(standing.git().subject(sha), SUBJECT);
    }

    private static String failure(Day day, ReleaseSeen standing, Sha chosen) {
        Optional<GateRun> run = day.stagingRun(standing, chosen);
        long failed = run.stream().flatMap(one -> one.gates().stream())
                .filter(gate -> gate.verdict() != Verdict.PASS && gate.verdict() != Verdict.SKIPPED)
                .count();
        return run.map(one -> one.verdict() + " " + Ages.since(one.startedAt(), day.state().now()) + " ago, " + failed
                + " of " + one.gates().size()).orElse("failed");
    }

    private static String refusal(UiState state) {
        return state.judgement().map(Judgement::rules).stream()
                .flatMap(List::stream)
                .filter(rule -> !rule.holds())
                .findFirst()
                .map(RuleCheck::words)
                .orElse("");
    }
}
