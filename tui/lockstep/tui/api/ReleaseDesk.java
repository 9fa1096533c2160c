package lockstep.tui.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.RunListener;
import lockstep.gates.run.GateRun;
import lockstep.policy.requirement.Action;

/**
 * All that the terminal UI can do, and all that it can know: the core behind one door.
 *
 * <p>Every method blocks, has a deadline of its own, and throws {@link lockstep.base.error.LockstepError} for what is
 * foreseen. Not for several threads at once, but for {@link #read} and {@link #ask} beside one other, and {@link
 * #abortCanary} beside all.
 */
public interface ReleaseDesk extends AutoCloseable {

    DeskTerms terms();

    /** Opens one of several services: its environments are asked from now on, its gates and drills are run. */
    default DeskTerms open(String service) {
        return terms();
    }

    /** Reads the remote. Changes nothing. One call at a time. */
    GitSeen read();

    /** The same commits as {@link #read} counts, so many of them. Not beside a reading. */
    List<Candidate> candidates(int most);

    /** A small look at an environment: its revision, and what can be asked without a trace. */
    EnvironmentSeen ask(Environment environment);

    /** The same of one of several services, whichever is open; of the only one where none is named. */
    default EnvironmentSeen ask(Environment environment, Optional<String> service) {
        return ask(environment);
    }

    /**
     * What a commit has of what a promotion needs; where none is named, what would be promoted next.
     *
     * @param declared as what it would go out; as class A where nothing was declared
     */
    PipelineSeen explain(Optional<Sha> commit, Optional<Declared> declared);

    /** One look at the counters of a canary's two arms. Nothing is recorded or judged by it. */
    MetricsSeen metrics();

    /** Reads the canary's weight where none is open. Changes nothing. */
    StraySeen stray();

    /** Records the operator's own approval, signed where keys are configured. Returns who approved what. */
    String approve(Sha commit, Action action);

    /**
     * Takes all traffic off the canary before anything else, and records that. From any thread, beside anything else.
     *
     * @param told hears how far it is
     * @return what was ended
     */
    String abortCanary(Consumer<String> told);

    /**
     * Lets the open canary wait: it keeps its traffic, which does not grow, and cannot pass until it is resumed.
     * Returns what waits.
     */
    String pauseCanary(String reason);

    /** Ends that pause. Returns what goes on. */
    String resumeCanary();

    /** The promotion gates on staging, or the smoke on production, for a commit. */
    GateRun run(Environment mode, Sha commit, RunListener listener);

    /** The same of one of several services; of the one that is open where none is named. */
    default GateRun run(Environment mode, Sha commit, Optional<String> service, RunListener listener) {
        return run(mode, commit, listener);
    }

    /** The recorded runs of an entry of the log, newest first. */
    List<StoredRun> runsOf(EntryLine entry);

    /** Puts a run on the evidence branch. Returns where. */
    String record(GateRun run);

    /** Decides, rule by rule. Changes nothing. */
    Judgement judge(Sha candidate, Declared declaration);

    /**
     * Moves production to the candidate with its record, waits for it, runs the smoke, logs the outcome.
     *
     * @throws lockstep.base.error.Refused if the policy, asked again, says no
     */
    Conclusion promote(Sha candidate, Optional<Sha> from, Declared declaration, ReleaseListener listener);

    /** Moves production back to a known-good commit, the same way. The operator approved it by typing the commit. */
    Conclusion rollBack(Sha target, Optional<Sha> from, String trigger, ReleaseListener listener);

    /**
     * Finishes what is open, whoever began it.
     *
     * @param giveUp record the failure instead of waiting for production
     */
    Conclusion resume(ReleaseListener listener, ReleaseId id, boolean giveUp);

    /** From any thread, what is true if the process ends now: empty unless {@code release} moved and is unfinished. */
    Optional<LockstepError> unfinished();

    LogCheck verifyLog();

    GateRun drill(DrillChoice drill, DrillListener listener);

    /** Runs a command of the operator's own, in the clone; it is ended when the limit is over. */
    CommandRun command(List<String> words, Duration limit);

    /** In the embedded environment: breaks or mends something by name, or adds a commit. Returns what was done. */
    String rehearse(String words);

    @Override
    void close();
}
