package lockstep.tui.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.text.Width;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.history.KnownGood;
import lockstep.record.history.OpenIntent;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.RuleCheck;
import lockstep.tui.preferences.Action;

/**
 * Something that is to be done next, or waited for.
 *
 * @param key what does it when pressed; empty where nothing does
 * @param pressing whether it should not wait
 */
public record Next(What what, String words, Optional<Action> key, boolean pressing) {

    /** What Enter does on the first of them. */
    public enum What { ROLL_BACK, PICK, CHOOSE, STEP, LOOK, DRIFT, GATES, STOP, FINISH, ABORT, NOTHING }

    private static final int SUBJECT = 40;

    private Next(What what, String words, Action key, boolean pressing) {
        this(what, words, Optional.of(key), pressing);
    }

    /** The most pressing first. */
    public static List<Next> of(UiState state) {
        if (state.standing().isEmpty()) {
            return List.of(new Next(
                    What.LOOK, reading(state), Action.LOOK, state.sources().git().trouble().isPresent()));
        }
        ReleaseSeen standing = state.standing().get();
        List<Next> all = new ArrayList<>();
        List<Ailing> ailing = Ailing.of(state);
        boolean failing = standing.release().isPresent()
                && (Health.failedLast(state, Environment.PRODUCTION) || !ailing.isEmpty());
        boolean moving = state.operation().filter(going -> going.kind().movesProduction()).isPresent();
        boolean open = standing.open().isPresent() && !state.isBusy();
        if (open) {
            all.add(finish(standing.open().get(), failing));
        }
        abort(state, standing).ifPresent(all::add);
        if (state.sources().stray().isPresent()) {
            all.add(new Next(What.ABORT, "No canary is open, and one has traffic: take it off", Action.ABORT, true));
        }
        if (state.unread()) {
            all.removeIf(next -> next.what() == What.FINISH);
            failing &= moving;
            if (!moving) {
                all.add(unread(state));
            }
        }
        if (failing && !moving && standing.open().isEmpty()) {
            all.add(wayBack(state, standing, ailing));
        } else if (Freshness.showsDrift(state) && standing.open().isEmpty()) {
            all.add(drift(standing));
        }
        if (state.isBusy()) {
            all.add(going(state.operation().get(), failing && moving));
        } else if (!open && !state.unread()) {
            all.add(step(state, standing));
        }
        standing.problems().stream().limit(2)
                .forEach(problem -> all.add(new Next(What.NOTHING, problem, Optional.empty(), false)));
        return all;
    }

    /** What Enter does: drift is told before it, and hinders nothing. */
    public static Next first(UiState state) {
        List<Next> all = of(state);
        return all.stream().filter(one -> one.what() != What.DRIFT).findFirst().orElseGet(all::getFirst);
    }

    /** What is known is the past: it must not be done twice. */
    private static Next unread(UiState state) {
        Fact<GitSeen> git = state.sources().git();
        return new Next(What.LOOK, git.trouble()
                .map(trouble -> "What was recorded just now cannot be read back: " + trouble.words())
                .orElseGet(() -> "Reading back what was recorded just now" + git.silence(state.now())
                        .filter(silence -> silence.toSeconds() >= 2)
                        .map(silence -> ": no answer for " + Ages.brief(silence)).orElse("")),
                Action.LOOK, git.trouble().isPresent());
    }

    private static Next going(Operation going, boolean failing) {
        if (!going.canBeStopped()) {
            return new Next(What.NOTHING, going.title() + " is going on", Optional.empty(), false);
        }
        return failing
                ? new Next(What.STOP, going.title()
                        + " waits, and production fails: stop waiting, give it up, roll back", Action.STOP, true)
                : new Next(What.STOP, going.title() + " is going on", Action.STOP, false);
    }

    /** One that fails, or had to be off by now, harms somebody as long as it has traffic. */
    private static Optional<Next> abort(UiState state, ReleaseSeen standing) {
        return standing.git().openCanary().map(CanaryNow::of).flatMap(now -> {
            boolean past = now.view().isPast(state.now());
            String weight = now.view().weight().map(percent -> percent + " %").orElse("an unknown weight");
            return past || now.now() == Verdict.FAIL
                    ? Optional.of(new Next(What.ABORT, "Canary " + now.commit() + " at " + weight
                            + (past ? " is overdue" : " fails") + ": abort it", Action.ABORT, true))
                    : Optional.empty();
        });
    }

    /** Until it has its outcome, nothing else can be moved: not even back. */
    private static Next finish(OpenIntent open, boolean failing) {
        return failing
                ? new Next(What.FINISH, "Finish or give up " + open.id() + ", then roll back", Action.OPEN, true)
                : new Next(What.FINISH, "Finish or give up " + open.id() + ", begun by " + open.operator(), Action.OPEN,
                        false);
    }

    private static String reading(UiState state) {
        Fact<GitSeen> git = state.sources().git();
        return git.trouble()
                .map(trouble -> "The remote has been unreadable for " + Ages.since(trouble.since(), state.now()) + ": "
                        + trouble.words())
                .orElseGet(() -> "Reading the remote" + git.silence(state.now())
                        .filter(silence -> silence.toSeconds() >= 2)
                        .map(silence -> ": no answer for " + Ages.brief(silence)).orElse(""));
    }

    /** Whoever deployed it past the branch knows of it, or should. */
    private static Next drift(ReleaseSeen standing) {
        return new Next(What.DRIFT, "DRIFT: deploy " + standing.release().map(Sha::abbreviated).orElse("?")
                + "; production runs " + standing.production().brief().orElse("?"), Action.LOOK, true);
    }

    private static Next wayBack(UiState state, ReleaseSeen standing, List<Ailing> ailing) {
        Optional<KnownGood> back = standing.wayBack();
        String who = Health.failedLast(state, Environment.PRODUCTION) || ailing.isEmpty() ? ""
                : ailing.getFirst().service() + " fails: ";
        return back.map(known -> new Next(What.ROLL_BACK, who
                        + (who.isEmpty() ? "R" : "r") + "oll production back to " + known.sha().abbreviated()
                        + ", good " + Ages.since(known.since(), state.now()) + " ago", Action.ROLLBACK, true))
                .orElseGet(() -> new Next(What.NOTHING,
                        (who.isEmpty() ? "Production fails" : ailing.getFirst().service() + " fails")
                                + " and nothing else is known to be good: release a fix", Optional.empty(),
                        true));
    }

    private static Next step(UiState state, ReleaseSeen standing) {
        Day day = new Day(state);
        StepState last = day.line(day.next()).state();
        boolean finished = state.chosen().filter(day::isReleased).isPresent()
                && (last == StepState.DONE || last == StepState.LATER);
        if (state.chosen().isEmpty() || finished) {
            return candidate(state, standing);
        }
        Sha chosen = state.chosen().get();
        String name = chosen.abbreviated();
        StepLine line = day.line(day.next());
        boolean failed = line.state() == StepState.FAILED;
        return switch (day.next()) {
            case CANDIDATE -> candidate(state, standing);
            case STAGING -> new Next(What.LOOK, failed
                    ? "Staging does not say what it runs: " + standing.staging().trouble()
                    : "Staging is not at " + name + " yet: " + line.words(), Action.LOOK, failed);
            case GATES -> failed
                    ? new Next(What.GATES, "Candidate " + name + ": gates " + failure(day, standing, chosen),
                            Action.GATES, true)
                    : enter("Run the staging gates of " + new StagingRuns(state, standing, chosen).next()
                            .map(service -> service + " on ").orElse("") + named(standing, chosen));
            case EVIDENCE -> enter("Record the gate run of " + name);
            case DECISION -> failed
                    ? new Next(What.STEP, "Candidate " + name + " is refused: " + refusal(state), Action.OPEN, true)
                    : enter(state.declaration().isEmpty() ? "Declare the class of " + named(standing, chosen)
                            : "Decide whether " + name + " may be promoted");
            case PROMOTE -> enter("Promote " + named(standing, chosen));
            case DEPLOY -> new Next(
                    What.LOOK, "Production does not run " + name + ": " + line.words(), Action.LOOK, true);
            case SMOKE, LOGGED -> new Next(What.NOTHING, line.step().title() + " of " + name + ": " + line.words(),
                    Optional.empty(), failed);
        };
    }

    private static Next enter(String words) {
        return new Next(What.STEP, words, Action.OPEN, false);
    }

    private static Next candidate(UiState state, ReleaseSeen standing) {
        if (standing.candidates().isEmpty()) {
            return new Next(What.NOTHING, "Nothing is waiting: " + state.terms().productionBranch() + " has all of "
                    + state.terms().stagingBranch(), Optional.empty(), false);
        }
        Optional<Candidate> tested = testable(standing);
        if (tested.isPresent()) {
            return new Next(What.PICK, "Test " + named(standing, tested.get().sha()) + ", which staging " + runs(state),
                    Action.OPEN, false);
        }
        if (standing.staging().reported().isEmpty()) {
            return new Next(
                    What.LOOK, "Staging does not say what it runs: " + standing.staging().trouble(), Action.LOOK, true);
        }
        String waiting = standing.git().behind() == 1 ? "1 commit waits" : standing.git().behind() + " commits wait";
        return new Next(What.CHOOSE, waiting + "; staging runs none that can be released", Action.CANDIDATE, false);
    }

    /** What was seen long ago is not said as if it were so now. */
    private static String runs(UiState state) {
        Health health = Health.of(state, Environment.STAGING);
        return health.kind() == Health.Kind.STALE && health.seenAt().isPresent()
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
