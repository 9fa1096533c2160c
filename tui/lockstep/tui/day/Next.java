package lockstep.tui.day;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.record.history.KnownGood;
import lockstep.record.history.OpenIntent;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.seen.CanaryNow;
import lockstep.tui.seen.Fact;
import lockstep.tui.state.Ages;
import lockstep.tui.state.Operation;
import lockstep.tui.state.UiState;

/**
 * Something that is to be done next, or waited for.
 *
 * @param key what does it when pressed; empty where nothing does
 * @param pressing whether it should not wait
 */
public record Next(What what, String words, Optional<KeyAction> key, boolean pressing) {

    /** So long a move may take that nobody needs to see to. */
    private static final Duration USUAL_MOVE = Duration.ofMinutes(15);

    /** What Enter does on the first of them. */
    public enum What { ROLL_BACK, PICK, CHOOSE, STEP, LOOK, DRIFT, GATES, STOP, FINISH, ABORT, NOTHING }

    Next(What what, String words, KeyAction key, boolean pressing) {
        this(what, words, Optional.of(key), pressing);
    }

    /** The most pressing first. */
    public static List<Next> of(UiState state) {
        if (state.standing().isEmpty()) {
            return List.of(new Next(
                    What.LOOK, reading(state), KeyAction.LOOK, state.sources().git().trouble().isPresent()));
        }
        ReleaseSeen standing = state.standing().get();
        List<Next> all = new ArrayList<>();
        List<Ailing> ailing = Ailing.of(state);
        boolean failing = standing.wasReleased()
                && (EnvironmentHealth.failedLast(state, Environment.PRODUCTION) || !ailing.isEmpty());
        boolean moving = state.operation().filter(going -> going.kind().movesProduction()).isPresent();
        boolean open = standing.open().isPresent() && !state.isBusy();
        if (open) {
            all.add(finish(state, standing.open().get(), failing));
        }
        abort(state, standing).ifPresent(all::add);
        if (state.sources().stray().isPresent()) {
            all.add(new Next(What.ABORT, standing.git().openCanary().isPresent()
                    ? "The canary that is open: " + state.sources().stray().get()
                    : "Canary traffic without an open canary: end it", KeyAction.ABORT, true));
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
            all.add(NextStep.of(state, standing));
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
                .map(trouble -> "What was done last cannot be read back: " + trouble.words())
                .orElseGet(() -> "Reading back what was recorded just now" + git.silence(state.now())
                        .filter(silence -> silence.toSeconds() >= 2)
                        .map(silence -> ": no answer for " + Ages.brief(silence)).orElse("")),
                KeyAction.LOOK, git.trouble().isPresent());
    }

    private static Next going(Operation going, boolean failing) {
        if (!going.canBeStopped()) {
            return new Next(What.NOTHING, going.title() + " is running", Optional.empty(), false);
        }
        return failing
                ? new Next(What.STOP, going.title()
                        + " waits, and production fails: stop waiting; then give up and roll back", KeyAction.STOP,
                        true)
                : new Next(What.STOP, going.title() + " is running", KeyAction.STOP, false);
    }

    /** One that fails, or had to be off by now, harms somebody as long as it has traffic. */
    private static Optional<Next> abort(UiState state, ReleaseSeen standing) {
        return standing.git().openCanary().map(CanaryNow::of).flatMap(now -> {
            boolean past = now.view().isPast(state.now());
            String weight = now.view().weight().map(percent -> percent + " %").orElse("an unknown weight");
            return past || now.now() == Verdict.FAIL
                    ? Optional.of(new Next(What.ABORT, "Canary " + now.commit() + " at " + weight
                            + (!past ? " fails" : now.view().intent().isPresent() ? " is overdue"
                                    : " cannot be read") + ": abort it", KeyAction.ABORT, true))
                    : Optional.empty();
        });
    }

    /** Until it has its outcome, nothing else can be moved: not even back. Whoever began it may be at it still. */
    private static Next finish(UiState state, OpenIntent open, boolean failing) {
        if (failing) {
            return new Next(What.FINISH, "Finish or give up " + open.id() + ", then roll back", KeyAction.OPEN, true);
        }
        String began = open.id() + " by " + open.operator() + ", begun " + Ages.ago(open.since(), state.now());
        boolean young = Duration.between(open.since(), state.now()).compareTo(USUAL_MOVE) < 0;
        return new Next(What.FINISH, young ? began + ": wait for it, or finish it if nobody is at it"
                : "Finish or give up " + began, KeyAction.OPEN, false);
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
        return new Next(What.DRIFT, "DRIFT: production runs " + standing.production().brief().orElse("?") + ", not "
                + standing.release().map(Sha::abbreviated).orElse("?") + ": `deploy --mode prod`", Optional.empty(),
                true);
    }

    private static Next wayBack(UiState state, ReleaseSeen standing, List<Ailing> ailing) {
        Optional<KnownGood> back = standing.wayBack();
        String who = EnvironmentHealth.failedLast(state, Environment.PRODUCTION) || ailing.isEmpty() ? ""
                : ailing.getFirst().service() + " fails: ";
        return back.map(known -> new Next(What.ROLL_BACK, who
                        + (who.isEmpty() ? "R" : "r") + "oll production back to " + known.sha().abbreviated()
                        + ", good " + Ages.ago(known.since(), state.now()), KeyAction.ROLLBACK, true))
                .orElseGet(() -> new Next(What.NOTHING,
                        (who.isEmpty() ? "Production fails" : ailing.getFirst().service() + " fails")
                                + " and nothing else is known to be good: release a fix", Optional.empty(),
                        true));
    }
}
