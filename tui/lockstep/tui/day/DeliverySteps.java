package lockstep.tui.day;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.tui.api.EntryKind;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.MovePhase;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.StoredRun;
import lockstep.tui.state.LiveRun;
import lockstep.tui.state.Operation;
import lockstep.tui.state.StagingRuns;
import lockstep.tui.state.Step;
import lockstep.tui.state.UiState;

/** The steps of the day from which on production is touched, of one candidate. Pure. */
record DeliverySteps(UiState state, ReleaseSeen standing, Sha chosen) {

    StepLine line(Step step) {
        return switch (step) {
            case PROMOTE -> promote();
            case DEPLOY -> deploy();
            case SMOKE -> smoke();
            case LOGGED -> logged();
            case CANDIDATE, STAGING, GATES, EVIDENCE, DECISION -> throw new IllegalArgumentException(step.title());
        };
    }

    boolean isReleased() {
        return standing.release().equals(Optional.of(chosen));
    }

    private StepLine promote() {
        if (isPushing()) {
            return new StepLine(Step.PROMOTE, StepState.RUNNING, "moving the branches");
        }
        String branch = state.terms().productionBranch();
        if (isReleased() && !new Day(state).isUnderWay() && Arrival.of(standing, chosen) == Arrival.UNRECORDED) {
            return new StepLine(Step.PROMOTE, StepState.FAILED,
                    branch + " is at " + chosen.abbreviated() + ", and no record says why");
        }
        if (isReleased() || isMoving()) {
            return new StepLine(Step.PROMOTE, StepState.DONE, branch + " is at " + chosen.abbreviated());
        }
        if (isOpen()) {
            return new StepLine(Step.PROMOTE, StepState.FAILED, "begun, and " + branch + " is "
                    + standing.release().map(head -> "at " + head.abbreviated()).orElse("not there"));
        }
        boolean allowed = state.judgement().filter(one ->
                one.candidate().equals(chosen) && one.allowed() && one.isOf(state.now())).isPresent();
        return allowed
                ? new StepLine(Step.PROMOTE, StepState.READY, "type " + chosen.abbreviated())
                : new StepLine(Step.PROMOTE, StepState.LATER, "");
    }

    private StepLine deploy() {
        if (isMoving() && stageIs(MovePhase.DEPLOYING)) {
            String left = state.operation().flatMap(Operation::until)
                    .map(until -> Duration.between(state.now(), until))
                    .map(rest -> "waits " + Durations.human(Duration.ofSeconds(Math.max(0, rest.toSeconds()))))
                    .orElse("waits");
            return new StepLine(Step.DEPLOY, StepState.RUNNING, left);
        }
        if (isOpen() && !isMoving()) {
            return new StepLine(Step.DEPLOY, StepState.READY, "to be finished");
        }
        if (isPushing() || (!isReleased() && !isMoving())) {
            return new StepLine(Step.DEPLOY, StepState.LATER, "");
        }
        if (standing.production().runs(chosen)
                || isMoving() && (stageIs(MovePhase.SMOKING) || stageIs(MovePhase.LOGGING))) {
            return new StepLine(Step.DEPLOY, StepState.DONE, "production runs it");
        }
        if (state.sources().production().isUnanswered()) {
            return new StepLine(Step.DEPLOY, StepState.RUNNING, "is being asked");
        }
        return new StepLine(Step.DEPLOY, StepState.FAILED, standing.production().brief()
                .map(brief -> "production runs " + brief)
                .orElseGet(() -> "unknown: " + standing.production().trouble()));
    }

    private StepLine smoke() {
        if (isMoving() && stageIs(MovePhase.SMOKING)) {
            String words = state.smoke().map(run -> run.finishedGates() + " of " + run.gates().size()).orElse("");
            return new StepLine(Step.SMOKE, StepState.RUNNING, words);
        }
        Optional<GateRun> run = StagingRuns.newest(Stream.concat(
                state.smoke().flatMap(LiveRun::run).stream(), recordedSmokes())
                .filter(one -> one.commit().equals(Optional.of(chosen))));
        if (run.isPresent() && isReleased()) {
            Verdict verdict = run.get().verdict();
            return new StepLine(Step.SMOKE, verdict == Verdict.PASS ? StepState.DONE
                    : StepState.FAILED, verdict.name());
        }
        if (standing.entry(chosen).isPresent() && isReleased()) {
            EntryLine entry = standing.entry(chosen).get();
            boolean good = entry.good().orElse(false);
            if (!good && entry.wasNotSmoked()) {
                return new StepLine(Step.SMOKE, StepState.READY, "none was run: " + entry.id());
            }
            return new StepLine(Step.SMOKE, good ? StepState.DONE : StepState.FAILED, good ? "passed" : "not passed");
        }
        return new StepLine(Step.SMOKE, StepState.LATER, "");
    }

    private Stream<GateRun> recordedSmokes() {
        return standing.runs().stream().map(StoredRun::run).filter(run -> run.mode().isProduction());
    }

    private StepLine logged() {
        if (isMoving() && stageIs(MovePhase.LOGGING)) {
            return new StepLine(Step.LOGGED, StepState.RUNNING, "");
        }
        Optional<EntryLine> entry = standing.entry(chosen);
        if (entry.isPresent() && isReleased() && !isMoving() && !isOpen()) {
            boolean good = entry.get().good().orElse(false) || entry.get().kind() == EntryKind.ADOPTION;
            String words = entry.get().id() + " " + entry.get().result();
            return new StepLine(Step.LOGGED, good ? StepState.DONE : StepState.FAILED, words);
        }
        return new StepLine(Step.LOGGED, StepState.LATER, "");
    }

    boolean isOpen() {
        return standing.open().filter(open -> open.target().equals(chosen)).isPresent();
    }

    /** What is resumed may be of another commit: that it is open here tells. */
    private boolean isMoving() {
        return state.operation().filter(going -> going.kind() == Operation.Kind.PROMOTE
                && state.chosen().equals(Optional.of(chosen))
                || going.kind() == Operation.Kind.RESUME && isOpen()).isPresent();
    }

    private boolean isPushing() {
        return isMoving() && state.operation().flatMap(Operation::stage).orElse(MovePhase.MOVING) == MovePhase.MOVING;
    }

    private boolean stageIs(MovePhase stage) {
        return state.operation().flatMap(Operation::stage).equals(Optional.of(stage));
    }
}
