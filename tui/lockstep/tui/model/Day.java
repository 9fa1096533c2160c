package lockstep.tui.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.gate.Verdict;
import lockstep.release.Mode;
import lockstep.release.Sha;
import lockstep.run.GateRun;
import lockstep.text.Durations;
import lockstep.tui.desk.Conclusion;
import lockstep.tui.desk.EntryLine;
import lockstep.tui.desk.Judgement;
import lockstep.tui.desk.Live;
import lockstep.tui.desk.Situation;
import lockstep.tui.desk.Stage;
import lockstep.tui.desk.StoredRun;

/** Tells from the state how far each step of the day is. Pure; nothing is remembered that the remote can tell. */
public record Day(UiState state) {

    public List<StepLine> lines() {
        List<StepLine> lines = new ArrayList<>();
        for (Step step : Step.values()) {
            lines.add(line(step));
        }
        return lines;
    }

    public StepLine line(Step step) {
        if (state.standing().isEmpty()) {
            return new StepLine(step, StepState.LATER, step == Step.CANDIDATE ? "reading the remote" : "");
        }
        Situation standing = state.standing().get();
        if (step.ordinal() > Step.CANDIDATE.ordinal() && state.chosen().isEmpty()) {
            return new StepLine(step, StepState.LATER, "");
        }
        return switch (step) {
            case CANDIDATE -> candidate(standing);
            case STAGING -> staging(standing, state.chosen().get());
            case GATES -> gates(standing, state.chosen().get());
            case EVIDENCE -> evidence(standing, state.chosen().get());
            case DECISION -> decision(standing, state.chosen().get());
            case PROMOTE -> promote(standing, state.chosen().get());
            case DEPLOY -> deploy(standing, state.chosen().get());
            case SMOKE -> smoke(standing, state.chosen().get());
            case LOGGED -> logged(standing, state.chosen().get());
        };
    }

    /** The first step that is to be done, or is being done, or failed. */
    public Step next() {
        return lines().stream()
                .filter(line -> line.state() != StepState.DONE)
                .map(StepLine::step)
                .findFirst()
                .orElse(Step.LOGGED);
    }

    public boolean isReleased(Sha sha) {
        return state.standing().flatMap(Situation::release).equals(Optional.of(sha));
    }

    private StepLine candidate(Situation standing) {
        if (state.chosen().isPresent()) {
            Sha chosen = state.chosen().get();
            String subject = standing.candidate(chosen).map(one -> " " + one.subject()).orElse("");
            return line(Step.CANDIDATE, StepState.DONE, chosen.abbreviated() + subject);
        }
        int count = standing.candidates().size();
        return count == 0
                ? line(Step.CANDIDATE, StepState.DONE, "nothing new on " + state.terms().stagingBranch())
                : line(Step.CANDIDATE, StepState.READY, count + (count == 1 ? " commit" : " commits") + " to pick from");
    }

    private StepLine staging(Situation standing, Sha chosen) {
        Live live = standing.staging();
        if (live.runs(chosen)) {
            return line(Step.STAGING, StepState.DONE, "revision verified");
        }
        if (isReleased(chosen)) {
            return line(Step.STAGING, StepState.DONE, "was verified");
        }
        return live.reported().isPresent()
                ? line(Step.STAGING, StepState.READY, "it runs " + live.brief().orElse(""))
                : line(Step.STAGING, StepState.FAILED, "unknown: " + live.trouble());
    }

    private boolean stagingIsDone(Situation standing, Sha chosen) {
        return standing.staging().runs(chosen);
    }

    /** The newest staging run of the commit: seen here, or recorded. */
    public Optional<GateRun> stagingRun(Situation standing, Sha chosen) {
        return state.staging().flatMap(LiveRun::run)
                .filter(run -> run.commit().equals(Optional.of(chosen)))
                .or(() -> standing.stagingRun(chosen).map(StoredRun::run));
    }

    private StepLine gates(Situation standing, Sha chosen) {
        if (state.is(Operation.Kind.GATES) && isLive(state.staging())) {
            LiveRun live = state.staging().get();
            return line(Step.GATES, StepState.RUNNING, live.finishedGates() + " of " + live.gates().size());
        }
        Optional<GateRun> run = stagingRun(standing, chosen);
        if (run.isPresent()) {
            Verdict verdict = run.get().verdict();
            String words = verdict.name() + ", " + ago(run.get());
            return line(Step.GATES, verdict == Verdict.PASS ? StepState.DONE : StepState.FAILED, words);
        }
        if (isReleased(chosen) || isOpen(standing, chosen)) {
            return line(Step.GATES, StepState.DONE, "were passed");
        }
        return stagingIsDone(standing, chosen)
                ? line(Step.GATES, StepState.READY, "not run yet")
                : line(Step.GATES, StepState.LATER, "");
    }

    private static boolean isLive(Optional<LiveRun> run) {
        return run.isPresent() && run.get().run().isEmpty();
    }

    private StepLine evidence(Situation standing, Sha chosen) {
        if (state.is(Operation.Kind.RECORD)) {
            return line(Step.EVIDENCE, StepState.RUNNING, "being recorded");
        }
        Optional<GateRun> run = stagingRun(standing, chosen);
        if (run.isEmpty()) {
            return isReleased(chosen) || isOpen(standing, chosen)
                    ? line(Step.EVIDENCE, StepState.DONE, "was recorded")
                    : line(Step.EVIDENCE, StepState.LATER, "");
        }
        boolean stored = standing.runs().stream().anyMatch(one -> one.run().id().equals(run.get().id()));
        return stored
                ? line(Step.EVIDENCE, StepState.DONE, "recorded")
                : line(Step.EVIDENCE, StepState.READY, "not recorded");
    }

    private StepLine decision(Situation standing, Sha chosen) {
        if (state.is(Operation.Kind.JUDGE)) {
            return line(Step.DECISION, StepState.RUNNING, "");
        }
        if (isReleased(chosen) || isOpen(standing, chosen)) {
            return line(Step.DECISION, StepState.DONE, "was allowed");
        }
        Optional<Judgement> judged = state.judgement().filter(one -> one.candidate().equals(chosen));
        if (judged.isPresent()) {
            return judged.get().allowed()
                    ? line(Step.DECISION, StepState.DONE, "allowed: " + judged.get().rules().size() + " rules hold")
                    : line(Step.DECISION, StepState.FAILED, judged.get().broken() + " of " + judged.get().rules().size() + " rules do not hold");
        }
        return evidence(standing, chosen).state() == StepState.DONE
                ? line(Step.DECISION, StepState.READY, state.declaration().isEmpty() ? "declare the class" : "to be decided")
                : line(Step.DECISION, StepState.LATER, "");
    }

    private StepLine promote(Situation standing, Sha chosen) {
        if (movesTo(chosen) && state.operation().flatMap(Operation::stage).filter(stage -> stage != Stage.MOVING).isEmpty()) {
            return line(Step.PROMOTE, StepState.RUNNING, "moving the branches");
        }
        if (isReleased(chosen) || isOpen(standing, chosen) || movesTo(chosen)) {
            return line(Step.PROMOTE, StepState.DONE, state.terms().productionBranch() + " is at " + chosen.abbreviated());
        }
        boolean allowed = state.judgement().filter(one -> one.candidate().equals(chosen) && one.allowed()).isPresent();
        return allowed
                ? line(Step.PROMOTE, StepState.READY, "type " + chosen.abbreviated())
                : line(Step.PROMOTE, StepState.LATER, "");
    }

    private StepLine deploy(Situation standing, Sha chosen) {
        if (movesTo(chosen) && stageIs(Stage.DEPLOYING)) {
            String left = state.operation().flatMap(Operation::until)
                    .map(until -> Duration.between(state.now(), until))
                    .map(rest -> "waits " + Durations.human(rest.isNegative() ? Duration.ZERO : Duration.ofSeconds(rest.toSeconds())))
                    .orElse("waits");
            return line(Step.DEPLOY, StepState.RUNNING, left);
        }
        if (isOpen(standing, chosen) && !movesTo(chosen)) {
            return line(Step.DEPLOY, StepState.READY, "unfinished: to be resumed");
        }
        if (!isReleased(chosen) && !movesTo(chosen)) {
            return line(Step.DEPLOY, StepState.LATER, "");
        }
        if (movesTo(chosen) && state.operation().flatMap(Operation::stage).filter(Stage.DEPLOYING::equals).isEmpty()
                && !stageIs(Stage.SMOKING) && !stageIs(Stage.LOGGING)) {
            return line(Step.DEPLOY, StepState.LATER, "");
        }
        return standing.production().runs(chosen) || movesTo(chosen)
                ? line(Step.DEPLOY, StepState.DONE, "production runs it")
                : line(Step.DEPLOY, StepState.FAILED, "production runs " + standing.production().brief().orElse("?"));
    }

    private StepLine smoke(Situation standing, Sha chosen) {
        if (movesTo(chosen) && stageIs(Stage.SMOKING)) {
            long done = state.smoke().map(LiveRun::finishedGates).orElse(0L);
            return line(Step.SMOKE, StepState.RUNNING, done + " of " + state.smoke().map(run -> run.gates().size()).orElse(0));
        }
        Optional<GateRun> here = state.smoke().flatMap(LiveRun::run).filter(run -> run.commit().equals(Optional.of(chosen)));
        Optional<GateRun> run = here.or(() -> recordedSmoke(standing, chosen));
        if (run.isPresent() && isReleased(chosen)) {
            Verdict verdict = run.get().verdict();
            return line(Step.SMOKE, verdict == Verdict.PASS ? StepState.DONE : StepState.FAILED, verdict.name());
        }
        if (standing.entry(chosen).isPresent() && isReleased(chosen)) {
            boolean good = standing.entry(chosen).get().good().orElse(false);
            return line(Step.SMOKE, good ? StepState.DONE : StepState.FAILED, good ? "passed" : "not passed");
        }
        return line(Step.SMOKE, StepState.LATER, "");
    }

    private static Optional<GateRun> recordedSmoke(Situation standing, Sha chosen) {
        return standing.runs().stream()
                .map(StoredRun::run)
                .filter(run -> run.mode() == Mode.PROD && run.commit().equals(Optional.of(chosen)))
                .findFirst();
    }

    private StepLine logged(Situation standing, Sha chosen) {
        if (movesTo(chosen) && stageIs(Stage.LOGGING)) {
            return line(Step.LOGGED, StepState.RUNNING, "");
        }
        Optional<EntryLine> entry = standing.entry(chosen);
        if (entry.isPresent() && isReleased(chosen) && !movesTo(chosen) && !isOpen(standing, chosen)) {
            boolean good = entry.get().good().orElse(false);
            return line(Step.LOGGED, good ? StepState.DONE : StepState.FAILED, entry.get().id() + " " + entry.get().result());
        }
        return line(Step.LOGGED, StepState.LATER, "");
    }

    private static boolean isOpen(Situation standing, Sha chosen) {
        return standing.open().filter(open -> open.target().equals(chosen)).isPresent();
    }

    private boolean movesTo(Sha chosen) {
        return state.chosen().equals(Optional.of(chosen))
                && state.operation().filter(going -> going.kind() == Operation.Kind.PROMOTE
                        || going.kind() == Operation.Kind.RESUME).isPresent();
    }

    private boolean stageIs(Stage stage) {
        return state.operation().flatMap(Operation::stage).equals(Optional.of(stage));
    }

    private String ago(GateRun run) {
        Duration age = Duration.between(run.startedAt(), state.now());
        return age.compareTo(Duration.ofMinutes(1)) < 0 ? "just now" : Durations.human(Duration.ofMinutes(age.toMinutes())) + " ago";
    }

    /** Whether the last thing done to production left it unwell. */
    public boolean productionIsUnwell() {
        return state.conclusion().map(Conclusion::good).filter(good -> !good).isPresent();
    }

    private static StepLine line(Step step, StepState state, String words) {
        return new StepLine(step, state, words);
    }
}
