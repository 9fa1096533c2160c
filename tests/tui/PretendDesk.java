package tests.tui;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.revision.RevisionReading;
import lockstep.gates.run.GateRun;
import lockstep.policy.requirement.Action;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.CommandRun;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.Declared;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.api.DrillListener;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.LogCheck;
import lockstep.tui.api.MetricsSeen;
import lockstep.tui.api.MovePhase;
import lockstep.tui.api.PipelineSeen;
import lockstep.tui.api.ReleaseDesk;
import lockstep.tui.api.ReleaseListener;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.RuleCheck;
import lockstep.tui.api.StoredRun;
import lockstep.tui.api.StraySeen;

/** A desk where anything may come of anything, at once: more turns of events than real services have in a minute. */
public final class PretendDesk implements ReleaseDesk {

    private final Random random;
    private final Consumer<Sha> moves;

    /** @param moves hears of every commit that production is moved to */
    public PretendDesk(long seed, Consumer<Sha> moves) {
        this.random = new Random(seed);
        this.moves = moves;
    }

    @Override
    public DeskTerms terms() {
        return Scenes.terms();
    }

    private ReleaseSeen any() {
        return switch (chance(4)) {
            case 0 -> Scenes.classes();
            case 1 -> Scenes.released();
            case 2 -> Scenes.situation();
            default -> Scenes.tested();
        };
    }

    @Override
    public GitSeen read() {
        return any().git();
    }

    @Override
    public List<Candidate> candidates(int most) {
        return any().candidates();
    }

    @Override
    public EnvironmentSeen ask(Environment environment) {
        ReleaseSeen now = any();
        RevisionReading live = environment.isStaging() ? now.staging() : now.production();
        return chance(3) == 0 ? Scenes.unwell(live, "500") : Scenes.well(live);
    }

    @Override
    public PipelineSeen explain(Optional<Sha> commit, Optional<Declared> declared) {
        return Scenes.pipeline();
    }

    @Override
    public String approve(Sha commit, Action action) {
        return "approved";
    }

    @Override
    public String abortCanary(Consumer<String> told) {
        told.accept("traffic is off; recording");
        return "aborted";
    }

    @Override
    public String pauseCanary(String reason) {
        return "paused";
    }

    @Override
    public String resumeCanary() {
        return "resumed";
    }

    @Override
    public GateRun run(Environment mode, Sha commit, RunListener listener) {
        for (String gate : List.of("health", "chat_happy", "burst_429")) {
            listener.started(new GateName(gate));
            listener.answered(new GateName(gate), 1, 15, 429);
            listener.finished(Scenes.gate(gate, Verdict.PASS, "200", 31));
        }
        return Scenes.run(mode, commit, verdict());
    }

    @Override
    public List<StoredRun> runsOf(EntryLine entry) {
        return List.of(new StoredRun("evidence/runs/one.json", Scenes.run(Environment.STAGING, Scenes.OLD, verdict())));
    }

    @Override
    public String record(GateRun run) {
        return "evidence/runs/one.json";
    }

    @Override
    public Judgement judge(Sha candidate, Declared declared) {
        boolean holds = chance(4) > 0;
        return new Judgement(candidate, Scenes.NOW,
                List.of(new RuleCheck("on-main", holds, "words", "remedy", "source")));
    }

    @Override
    public Conclusion promote(Sha candidate, Optional<Sha> from, Declared declared, ReleaseListener listener) {
        moves.accept(candidate);
        return moved(listener);
    }

    @Override
    public Conclusion rollBack(Sha target, Optional<Sha> from, String trigger, ReleaseListener listener) {
        moves.accept(target);
        return moved(listener);
    }

    @Override
    public Conclusion resume(ReleaseListener listener, ReleaseId id, boolean giveUp) {
        return moved(listener);
    }

    private Conclusion moved(ReleaseListener listener) {
        listener.reached(MovePhase.MOVING, "moving");
        if (chance(4) == 0) {
            throw new LostRace("somebody was quicker", "Look again.");
        }
        listener.reached(MovePhase.DEPLOYING, "waiting");
        listener.waiting(Duration.ofSeconds(3), "it still runs another");
        listener.reached(MovePhase.SMOKING, "smoke");
        listener.reached(MovePhase.LOGGING, "recording");
        boolean good = chance(3) > 0;
        return new Conclusion("20260122-1000-rc1", good, "done", ExitCode.DONE,
                    Optional.empty());
    }

    @Override
    public Optional<LockstepError> unfinished() {
        return Optional.empty();
    }

    @Override
    public LogCheck verifyLog() {
        return new LogCheck(chance(2) == 0 ? List.of() : List.of("a violation"), "4 entries");
    }

    @Override
    public GateRun drill(DrillChoice drill, DrillListener listener) {
        listener.isDone(List.of("Break something."), Duration.ofMillis(50));
        return Scenes.run(Environment.STAGING, Scenes.NEW, verdict());
    }

    @Override
    public MetricsSeen metrics() {
        return chance(2) == 0 ? Scenes.metrics() : Scenes.metricsGone();
    }

    @Override
    public StraySeen stray() {
        return new StraySeen(chance(2) == 0 ? Optional.of("none is open, but the canary gets 10 % of the traffic") : Optional.empty());
    }

    @Override
    public CommandRun command(List<String> words, Duration limit) {
        boolean good = chance(2) == 0;
        return new CommandRun(List.of("one", "\u001b]0;two\u0007"), good ? "exited 0" : "exited 1", good);
    }

    @Override
    public String rehearse(String words) {
        return words;
    }

    private Verdict verdict() {
        return chance(3) == 0 ? Verdict.FAIL : Verdict.PASS;
    }

    private synchronized int chance(int of) {
        return random.nextInt(of);
    }

    @Override
    public void close() {}
}
