package lockstep.tui.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Action;
import lockstep.record.history.KnownGood;
import lockstep.record.history.OpenIntent;
import lockstep.tui.api.Declared;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.Invocation;
import lockstep.tui.api.ReleaseSeen;

/** The command line that would do the same as the UI does: for habits, for scripts, for trust. */
public record Shell(Invocation invocation, Optional<String> service) {

    public Shell(Invocation invocation) {
        this(invocation, Optional.empty());
    }

    /** What the page does, as a command; empty where it is not known yet what on. */
    public static Optional<String> of(UiState state) {
        Shell shell = new Shell(state.terms().invocation(), state.terms().opened());
        return switch (state.page()) {
            case WALK -> step(state, state.step());
            case GATES -> Runs.drill(state).map(DrillChoice::command)
                    .or(() -> Runs.commit(state).map(commit -> shell.gates(Runs.environment(state), commit)));
            case LOG -> Optional.of(state.standing()
                    .flatMap(standing -> selected(state.log().entries(standing), state.log().cursor()))
                    .map(shell::entry)
                    .orElseGet(() -> shell.log("list")));
            case ROLLBACK -> selected(Rows.knownGood(state), state.cursor())
                    .map(KnownGood::sha)
                    .map(target -> shell.rollBack(target, state.trigger()));
            case PIPELINE -> Optional.of(shell.explain(state.chosen(), state.declaration()));
            case CANARY -> Optional.of(shell.watchCanary());
            case DRILLS -> selected(Rows.drills(state), state.cursor()).map(DrillChoice::command);
            default -> Optional.of(shell.status());
        };
    }

    /** What a step of the day does, as a command. */
    public static Optional<String> step(UiState state, Step step) {
        Shell shell = new Shell(state.terms().invocation(), state.terms().opened());
        if (step == Step.STAGING) {
            return Optional.of(shell.status());
        }
        return state.chosen().map((Sha chosen) -> switch (step) {
            case CANDIDATE, STAGING -> shell.status();
            case GATES, EVIDENCE -> shell.gates(Environment.STAGING, chosen);
            case DECISION -> shell.judge(chosen, state.declaration());
            case PROMOTE -> shell.promote(chosen, state.declaration());
            case DEPLOY -> {
                Optional<OpenIntent> open = state.standing().flatMap(ReleaseSeen::open);
                boolean moving = state.operation().filter(going -> going.kind().movesProduction()).isPresent();
                yield open.isPresent() || moving ? shell.resume(open, false) : shell.status();
            }
            case SMOKE -> shell.gates(Environment.PRODUCTION, chosen);
            case LOGGED -> state.standing()
                    .flatMap(standing -> standing.entry(chosen))
                    .map(shell::entry)
                    .orElseGet(() -> shell.log("list"));
        });
    }

    private static <T> Optional<T> selected(List<T> rows, int cursor) {
        return cursor < rows.size() ? Optional.of(rows.get(cursor)) : Optional.empty();
    }

    /** On staging the run is evidence. */
    public String gates(Environment mode, Sha commit) {
        List<String> words = new ArrayList<>(List.of("--sha", commit.hex()));
        service.ifPresent(name -> words.addAll(List.of("--service", name)));
        return mode.isStaging()
                ? invocation.onServiceRecorded("promotion-gate", mode, words)
                : invocation.onService("promotion-gate", mode, words);
    }

    public String status() {
        return invocation.onRepository(List.of("status"));
    }

    public String judge(Sha commit, Optional<Declared> declaration) {
        List<String> words = promotion(commit, declaration);
        words.add("--dry-run");
        return invocation.onRepository(words);
    }

    public String promote(Sha commit, Optional<Declared> declaration) {
        return invocation.onRepository(promotion(commit, declaration));
    }

    private static List<String> promotion(Sha commit, Optional<Declared> declaration) {
        List<String> words = new ArrayList<>(List.of("promote-release", "--sha", commit.hex()));
        declaration.map(Declared::options).ifPresent(words::addAll);
        return words;
    }

    public String resume(Optional<OpenIntent> open, boolean giveUp) {
        boolean rollback = open.filter(one -> one.id().kind() == ReleaseId.Kind.ROLLBACK).isPresent();
        List<String> words = new ArrayList<>(List.of(rollback ? "rollback-release" : "promote-release", "--resume"));
        if (giveUp) {
            words.add("--give-up");
        }
        return invocation.onRepository(words);
    }

    /** Where no trigger is named yet, the line has a gap for it. */
    public String rollBack(Sha target, String trigger) {
        return invocation.onRepository(List.of(
                "rollback-release", "--to", target.hex(), "--trigger", trigger.isBlank() ? "WHY" : trigger));
    }

    /** Blocks that are no release have no id to be shown by. */
    public String entry(EntryLine entry) {
        return ReleaseId.tryParse(entry.id())
                .map(id -> log("show", id.toString()))
                .orElseGet(() -> log("list"));
    }

    public String approve(Sha commit, Action action) {
        return invocation.onRepository(List.of("approve-release", commit.hex(), "--action", action.word()));
    }

    public String explain(Optional<Sha> commit, Optional<Declared> declaration) {
        List<String> words = new ArrayList<>(List.of("explain"));
        commit.ifPresent(sha -> words.addAll(List.of("--sha", sha.hex())));
        declaration.map(Declared::options).ifPresent(words::addAll);
        return invocation.onRepository(words);
    }

    public String abortCanary() {
        return invocation.onRepository(List.of("run-canary", "--abort"));
    }

    public String pauseCanary(String reason) {
        return invocation.onRepository(List.of("run-canary", "--pause", reason));
    }

    public String resumeCanary() {
        return invocation.onRepository(List.of("run-canary", "--resume"));
    }

    public String watchCanary() {
        return invocation.onRepository(List.of("run-canary", "--watch"));
    }

    public String log(String... words) {
        return invocation.onRepository(Stream.concat(Stream.of("release-log"), Stream.of(words)).toList());
    }
}
