package lockstep.tui.day;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.text.Durations;
import lockstep.gates.gate.Verdict;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.run.GateRun;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.state.Ages;
import lockstep.tui.state.LiveRun;
import lockstep.tui.state.Operation;
import lockstep.tui.state.StagingRuns;
import lockstep.tui.state.Step;
import lockstep.tui.state.UiState;

/** Tells from the state how far each step of the day is. Pure; nothing is remembered that the remote can tell. */
public record Day(UiState state) {

    public List<StepLine> lines() {
        List<StepLine> lines = new ArrayList<>();
        for (Step step : Step.values()) {
            lines.add(line(step));
        }
        return lines;
    }

    /** A step after one that failed is not "now". */
    public StepLine line(Step step) {
        StepLine line = ownLine(step);
        if (state.unread() && line.state() == StepState.READY && step.compareTo(Step.EVIDENCE) >= 0) {
            return state.sources().git().trouble().isPresent()
                    ? new StepLine(step, StepState.LATER, "the remote cannot be read")
                    : new StepLine(step, StepState.RUNNING, "being read back");
        }
        boolean blocked = line.state() == StepState.READY && failedBefore(step);
        return blocked ? new StepLine(step, StepState.LATER, "") : line;
    }

    private boolean failedBefore(Step step) {
        for (Step earlier : Step.values()) {
            if (earlier == step) {
                return false;
            }
            if (ownLine(earlier).state() == StepState.FAILED) {
                return true;
            }
        }
        return false;
    }

    private StepLine ownLine(Step step) {
        if (state.standing().isEmpty()) {
            return new StepLine(step, StepState.LATER, step == Step.CANDIDATE ? "reading the remote" : "");
        }
        ReleaseSeen standing = state.standing().get();
        if (step.ordinal() > Step.CANDIDATE.ordinal() && state.chosen().isEmpty()) {
            return new StepLine(step, StepState.LATER, "");
        }
        return switch (step) {
            case CANDIDATE -> candidate(standing);
            case STAGING -> staging(standing, state.chosen().get());
            case GATES -> gates(standing, state.chosen().get());
            case EVIDENCE -> evidence(standing, state.chosen().get());
            case DECISION -> decision(standing, state.chosen().get());
            case PROMOTE, DEPLOY, SMOKE, LOGGED -> new DeliverySteps(state, standing, state.chosen().get()).line(step);
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

    /** What is begun here or elsewhere brought the branch where it is. */
    boolean isUnderWay() {
        return state.operation().filter(going -> going.kind().movesProduction()).isPresent() || state.unread()
                || state.standing().flatMap(ReleaseSeen::open).isPresent();
    }

    public boolean isReleased(Sha sha) {
        return state.standing().flatMap(ReleaseSeen::release).equals(Optional.of(sha));
    }

    /** Whatever is needed for a promotion has been there, then. */
    private boolean wasAllowed(ReleaseSeen standing, Sha chosen) {
        return arrival(standing, chosen).isKnown();
    }

    /** What is open was allowed as well. */
    private Arrival arrival(ReleaseSeen standing, Sha chosen) {
        return new DeliverySteps(state, standing, chosen).isOpen() ? Arrival.RELEASED : Arrival.of(standing, chosen);
    }

    private StepLine candidate(ReleaseSeen standing) {
        if (state.chosen().isPresent()) {
            Sha chosen = state.chosen().get();
            String subject = standing.candidate(chosen).map(one -> " " + one.subject()).orElse("");
            return new StepLine(Step.CANDIDATE, StepState.DONE, chosen.abbreviated() + subject);
        }
        int count = standing.git().behind();
        return count == 0
                ? new StepLine(Step.CANDIDATE, StepState.DONE, "nothing new on " + state.terms().stagingBranch())
                : new StepLine(Step.CANDIDATE, StepState.READY, count + (count == 1 ? " commit" : " commits")
                        + " to pick from");
    }

    private StepLine staging(ReleaseSeen standing, Sha chosen) {
        RevisionReading live = standing.staging();
        if (live.runs(chosen)) {
            return new StepLine(Step.STAGING, StepState.DONE, "revision verified");
        }
        if (isReleased(chosen) && wasAllowed(standing, chosen)) {
            return new StepLine(Step.STAGING, StepState.DONE, arrival(standing, chosen).past("was verified"));
        }
        if (state.sources().staging().isUnanswered()) {
            return new StepLine(Step.STAGING, StepState.RUNNING, "is being asked");
        }
        return live.reported().isPresent()
                ? new StepLine(Step.STAGING, StepState.READY, "it runs " + live.brief().orElse(""))
                : new StepLine(Step.STAGING, StepState.FAILED, "unknown: " + live.trouble());
    }

    private boolean stagingIsDone(ReleaseSeen standing, Sha chosen) {
        return standing.staging().runs(chosen);
    }

    /** The newest staging run of the commit; where there are several services, the one that tells most. */
    public Optional<GateRun> stagingRun(ReleaseSeen standing, Sha chosen) {
        return new StagingRuns(state, standing, chosen).telling();
    }

    private StepLine gates(ReleaseSeen standing, Sha chosen) {
        if (state.is(Operation.Kind.GATES) && isLive(state.staging())) {
            LiveRun live = state.staging().get();
            return new StepLine(Step.GATES, StepState.RUNNING, live.finishedGates() + " of " + live.gates().size());
        }
        Optional<GateRun> run = stagingRun(standing, chosen);
        List<String> missing = new StagingRuns(state, standing, chosen).missing();
        boolean isPart = run.isPresent() && run.get().verdict() == Verdict.PASS && !missing.isEmpty();
        if (isPart && !wasAllowed(standing, chosen)) {
            int all = state.terms().services().size();
            return new StepLine(Step.GATES, StepState.READY,
                    (all - missing.size()) + " of " + all + " services passed, next " + missing.getFirst());
        }
        if (run.isPresent()) {
            Verdict verdict = run.get().verdict();
            String words = verdict.name() + ", "
                    + run.get().service().filter(service -> verdict != Verdict.PASS)
                            .map(service -> service.word() + ", ").orElse("")
                    + ago(run.get());
            return new StepLine(Step.GATES, verdict == Verdict.PASS ? StepState.DONE : StepState.FAILED, words);
        }
        if (wasAllowed(standing, chosen)) {
            return new StepLine(Step.GATES, StepState.DONE, arrival(standing, chosen).past("were passed"));
        }
        return stagingIsDone(standing, chosen)
                ? new StepLine(Step.GATES, StepState.READY, "not run yet")
                : new StepLine(Step.GATES, StepState.LATER, "");
    }

    private static boolean isLive(Optional<LiveRun> run) {
        return run.isPresent() && run.get().run().isEmpty();
    }

    private StepLine evidence(ReleaseSeen standing, Sha chosen) {
        if (state.is(Operation.Kind.RECORD)) {
            return new StepLine(Step.EVIDENCE, StepState.RUNNING, "being recorded");
        }
        Optional<GateRun> run = stagingRun(standing, chosen);
        if (run.isEmpty()) {
            return wasAllowed(standing, chosen)
                    ? new StepLine(Step.EVIDENCE, StepState.DONE, arrival(standing, chosen).past("was recorded"))
                    : new StepLine(Step.EVIDENCE, StepState.LATER, "");
        }
        if (!new StagingRuns(state, standing, chosen).missing().isEmpty() && !wasAllowed(standing, chosen)) {
            return new StepLine(Step.EVIDENCE, StepState.LATER, "");
        }
        boolean stored = standing.runs().stream().anyMatch(one -> one.run().id().equals(run.get().id()));
        return stored
                ? new StepLine(Step.EVIDENCE, StepState.DONE, "recorded")
                : new StepLine(Step.EVIDENCE, StepState.READY, "not recorded");
    }

    private StepLine decision(ReleaseSeen standing, Sha chosen) {
        if (state.is(Operation.Kind.JUDGE)) {
            return new StepLine(Step.DECISION, StepState.RUNNING, "");
        }
        if (wasAllowed(standing, chosen)) {
            return new StepLine(Step.DECISION, StepState.DONE, arrival(standing, chosen).past("was allowed"));
        }
        Optional<Judgement> judged = state.judgement().filter(one -> one.candidate().equals(chosen));
        String age = judged.map(one -> Ages.since(one.when(), state.now()) + " ago").orElse("");
        if (judged.isPresent() && !judged.get().isOf(state.now())) {
            return new StepLine(Step.DECISION, StepState.READY, "decided " + age + ", too old: decide again");
        }
        if (judged.isPresent()) {
            return judged.get().allowed()
                    ? new StepLine(Step.DECISION, StepState.DONE, "allowed " + age + ": " + rules(judged.get().rules()
                            .size(), " hold", " holds"))
                    : new StepLine(Step.DECISION, StepState.FAILED,
                            judged.get().broken() + " of " + judged.get().rules().size() + " broken, " + age);
        }
        return evidence(standing, chosen).state() == StepState.DONE
                ? new StepLine(Step.DECISION, StepState.READY,
                        state.declaration().isEmpty() ? "declare the class" : "to be decided")
                : new StepLine(Step.DECISION, StepState.LATER, "");
    }

    private static String rules(int count, String hold, String holds) {
        return count == 1 ? "1 rule" + holds : count + " rules" + hold;
    }

    private String ago(GateRun run) {
        Duration age = Duration.between(run.startedAt(), state.now());
        return age.isNegative() ? Ages.ago(run.startedAt(), state.now())
                : age.compareTo(Duration.ofMinutes(1)) < 0
                ? "just now"
                : Durations.human(Duration.ofMinutes(age.toMinutes())) + " ago";
    }
}
