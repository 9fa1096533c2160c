package lockstep.tui.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.policy.requirement.Action;
import lockstep.tui.api.DrillListener;
import lockstep.tui.api.MovePhase;
import lockstep.tui.api.ReleaseDesk;
import lockstep.tui.api.ReleaseListener;
import lockstep.tui.api.Source;
import lockstep.tui.state.Effect;
import lockstep.tui.state.UiEvent;

/** Carries out effects on threads of their own and tells what comes of them. The screen never waits for it. */
public final class Worker implements AutoCloseable {

    private static final String REPORTED =
            "This is a bug in Lockstep; please report it with the file that was written.";

    private final Supplier<ReleaseDesk> opening;
    private final Consumer<UiEvent> events;
    private final Consumer<Throwable> defects;
    private final Consumer<LockstepError> closed;
    private final PushLatch pushes = new PushLatch();
    private final SynchronousQueue<Boolean> answers = new SynchronousQueue<>();
    private volatile ReleaseDesk desk;
    private final Stoppable going = new Stoppable();

    /**
     * @param defects hears of errors that nobody foresaw
     * @param closed hears why the desk cannot be opened
     */
    public Worker(
            Supplier<ReleaseDesk> opening, Consumer<UiEvent> events, Consumer<Throwable> defects,
            Consumer<LockstepError> closed) {
        this.opening = opening;
        this.events = events;
        this.defects = defects;
        this.closed = closed;
    }

    /** Opens the desk; its terms come as an event. */
    public void open() {
        start("opening", () -> {
            try {
                desk = opening.get();
                events.accept(new UiEvent.Opened(desk.terms()));
            } catch (LockstepError e) {
                closed.accept(e);
            }
        }, defect -> new UiEvent.SourceFailed(Source.GIT, defect, REPORTED));
    }

    /** Opens one of several services; its terms come as an event. */
    public void open(String service) {
        start("opening", () -> events.accept(new UiEvent.Opened(desk.open(service))),
                defect -> new UiEvent.SourceFailed(Source.GIT, defect, REPORTED));
    }

    /** Asks one source, on a thread of its own. */
    public void ask(Effect.Ask ask) {
        Source source = ask.source();
        if (desk == null) {
            events.accept(new UiEvent.SourceFailed(source, "nothing is open", "Leave, and start it again."));
            return;
        }
        start("asking " + source.word(), () -> {
            try {
                events.accept(switch (source) {
                    case GIT -> new UiEvent.GitRead(desk.read());
                    case STAGING -> asked(Environment.STAGING, ask.service());
                    case PRODUCTION -> asked(Environment.PRODUCTION, ask.service());
                    case METRICS -> new UiEvent.MetricsRead(desk.metrics());
                    case TRAFFIC -> new UiEvent.StrayRead(desk.stray());
                    case PIPELINE -> new UiEvent.PipelineRead(desk.explain(ask.about(), ask.declared()));
                });
            } catch (LockstepError e) {
                events.accept(new UiEvent.SourceFailed(source, e.getMessage(), e.remedy(), ask.service()));
            }
        }, defect -> new UiEvent.SourceFailed(source, defect, REPORTED, ask.service()));
    }

    private UiEvent asked(Environment environment, Optional<String> service) {
        return new UiEvent.EnvironmentAsked(environment, desk.ask(environment, service), service);
    }

    public void readCandidates(Effect.ReadCandidates effect) {
        start("reading", () -> events.accept(
                new UiEvent.CandidatesRead(effect.main(), desk.candidates(effect.most()))),
                defect -> new UiEvent.CandidatesRead(effect.main(), List.of()));
    }

    /** The run that is going on ends at once, undecided; of what moves production only the waiting ends. */
    public void stop() {
        going.stop();
    }

    public void readRuns(Effect.ReadRuns effect) {
        String entry = effect.entry().id();
        start("reading", () -> {
            try {
                events.accept(new UiEvent.RunsRead(entry, desk.runsOf(effect.entry())));
            } catch (LockstepError e) {
                events.accept(new UiEvent.RunsRead(entry, List.of()));
            }
        }, defect -> new UiEvent.RunsRead(entry, List.of()));
    }

    public void work(long id, Effect.Work work) {
        // A verification that was stopped may still run while the next begins.
        boolean beside = work instanceof Effect.AbortCanary || work instanceof Effect.VerifyLog;
        Stoppable mine = beside ? new Stoppable() : going;
        start("operation " + id, () -> {
            mine.begin(movesProduction(work));
            if (records(work)) {
                pushes.reached(id, MovePhase.LOGGING);
            }
            try {
                events.accept(carryOut(id, work));
            } catch (LockstepError e) {
                events.accept(new UiEvent.Failed(id, e.getMessage(), e.particulars(), e.remedy(), e.exitCode().code()));
            } finally {
                mine.end();
                pushes.over(id);
            }
        }, defect -> new UiEvent.Failed(id, defect, REPORTED, ExitCode.INTERNAL.code()));
    }

    private static boolean movesProduction(Effect.Work work) {
        return work instanceof Effect.Promote || work instanceof Effect.RollBack || work instanceof Effect.Resume;
    }

    /** Whether it is done when it is pushed, and tells nothing before. */
    private static boolean records(Effect.Work work) {
        return work instanceof Effect.Record || work instanceof Effect.Approve || work instanceof Effect.PauseCanary
                || work instanceof Effect.ResumeCanary || work instanceof Effect.AbortCanary;
    }

    private UiEvent carryOut(long id, Effect.Work work) {
        Telling telling = new Telling(id);
        return switch (work) {
            case Effect.RunGates run -> new UiEvent.RunEnded(id, desk.run(
                    run.mode(), run.commit(), run.service(), telling));
            case Effect.Record record -> new UiEvent.Recorded(id, desk.record(record.run()));
            case Effect.Judge judge -> new UiEvent.Judged(id, desk.judge(judge.candidate(), judge.declaration()));
            case Effect.Promote promote -> new UiEvent.Concluded(
                    id, desk.promote(promote.candidate(), promote.from(), promote.declaration(), telling));
            case Effect.RollBack back -> new UiEvent.Concluded(
                    id, desk.rollBack(back.target(), back.from(), back.trigger(), telling));
            case Effect.Resume resume -> new UiEvent.Concluded(id, desk.resume(telling, resume.id(), resume.giveUp()));
            case Effect.VerifyLog verify -> new UiEvent.LogVerified(id, desk.verifyLog());
            case Effect.RunDrill run -> new UiEvent.RunEnded(id, desk.drill(run.drill(), telling));
            case Effect.Approve(Sha commit, Action action) -> new UiEvent.Done(id, desk.approve(commit, action));
            case Effect.AbortCanary abort -> new UiEvent.Done(id, desk.abortCanary(
                    words -> events.accept(new UiEvent.Told(id, words))));
            case Effect.PauseCanary(String reason) -> new UiEvent.Done(id, desk.pauseCanary(reason));
            case Effect.ResumeCanary resume -> new UiEvent.Done(id, desk.resumeCanary());
            case Effect.RunCommand run -> new UiEvent.CommandEnded(id, desk.command(run.words(), run.limit()));
            case Effect.Rehearse rehearse -> new UiEvent.Rehearsed(id, desk.rehearse(rehearse.words()));
        };
    }

    /** Lets a push that is under way come to its end: half of one there is not, but its answer would be lost. */
    public void awaitPush(Duration most) {
        pushes.await(most);
    }

    /** What is true if the process ends now; empty where nothing is under way that the operator must know of. */
    public Optional<LockstepError> unfinished() {
        ReleaseDesk open = desk;
        return open == null ? Optional.empty() : open.unfinished();
    }

    /** What the operator says to whoever asked; nobody may be waiting any more. */
    public void answer(boolean done) {
        answers.offer(done);
    }

    /** @param told what the screen is told of an error that nobody foresaw: whatever waits must not wait for ever */
    private void start(String name, Runnable task, Function<String, UiEvent> told) {
        Thread.ofVirtual().name(name).start(() -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                defects.accept(e);
                events.accept(told.apply("internal error: " + e));
            }
        });
    }

    @Override
    public void close() {
        if (desk != null) {
            desk.close();
        }
    }

    /** Turns what is heard of an operation into events. */
    private final class Telling implements ReleaseListener, DrillListener {
        private final long id;

        private Telling(long id) {
            this.id = id;
        }

        @Override
        public void reached(MovePhase stage, String words) {
            pushes.reached(id, stage);
            going.goesOn();
            events.accept(new UiEvent.StageReached(id, stage, words));
        }

        @Override
        public void waiting(Duration left, String reported) {
            going.waits();
            events.accept(new UiEvent.Waiting(id, left, reported));
        }

        @Override
        public boolean isDone(List<String> instructions, Duration limit) {
            events.accept(new UiEvent.Asked(id, instructions));
            try {
                return Boolean.TRUE.equals(answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void started(GateName gate) {
            events.accept(new UiEvent.GateBegan(id, gate));
        }

        @Override
        public void note(GateName gate, String words) {
            events.accept(new UiEvent.GateNoted(id, gate, words));
        }

        @Override
        public void answered(GateName gate, int index, int size, int status) {
            events.accept(new UiEvent.GateAnswered(id, gate, index, size, status));
        }

        @Override
        public void finished(GateResult result) {
            events.accept(new UiEvent.GateEnded(id, result));
        }
    }
}
