package lockstep.tui.state;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.run.GateRun;
import lockstep.policy.requirement.Action;
import lockstep.tui.api.Declared;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.Source;

/** Something to be done outside of the state: by the desk, by the terminal, or by the state itself next. */
public sealed interface Effect {

    /** What the desk does, as an operation of this id. */
    sealed interface Work extends Effect {}

    /**
     * Asks one source.
     *
     * @param about the commit that it is asked about, where it is about one
     * @param service which of several services an environment is asked of; empty where there is one
     * @param declared as what that commit would go out; empty where nothing was declared of it
     */
    record Ask(Source source, Optional<Sha> about, Optional<String> service, Optional<Declared> declared)
            implements Effect {

        /** Of the only service, or of what they have in common. */
        public Ask(Source source, Optional<Sha> about) {
            this(source, about, Optional.empty());
        }

        /** Where nothing was declared, or nothing declared matters. */
        public Ask(Source source, Optional<Sha> about, Optional<String> service) {
            this(source, about, service, Optional.empty());
        }
    }

    /** All sources, now. */
    record Look() implements Effect {}

    /** Reads so many of the commits that can be released. */
    record ReadCandidates(Sha main, int most) implements Effect {}

    /** Opens one of several services. */
    record OpenService(String name) implements Effect {}

    /** Ends the run that is going on, at once. */
    record Stop() implements Effect {}

    /** Reads the recorded runs of an entry. */
    record ReadRuns(EntryLine entry) implements Effect {}

    /** @param service one of several; empty for the one that is open, or the only one */
    record RunGates(Environment mode, Sha commit, Optional<String> service) implements Work {
        public RunGates(Environment mode, Sha commit) {
            this(mode, commit, Optional.empty());
        }
    }

    record Record(GateRun run) implements Work {}

    record Judge(Sha candidate, Declared declaration) implements Work {}

    /** @param from where production was when that was confirmed; empty before the first release */
    record Promote(Sha candidate, Optional<Sha> from, Declared declaration) implements Work {}

    /** @param from where production was when that was confirmed */
    record RollBack(Sha target, Optional<Sha> from, String trigger) implements Work {}

    /**
     * Finishes what is open.
     *
     * @param id what was open when that was decided
     * @param giveUp record the failure instead of waiting for production
     */
    record Resume(ReleaseId id, boolean giveUp) implements Work {}

    record VerifyLog() implements Work {}

    record RunDrill(DrillChoice drill) implements Work {}

    record Approve(Sha commit, Action action) implements Work {}

    record AbortCanary() implements Work {}

    record PauseCanary(String reason) implements Work {}

    record ResumeCanary() implements Work {}

    record Rehearse(String words) implements Work {}

    /** A command of the operator's own. */
    record RunCommand(String name, List<String> words, Duration limit) implements Work {
        public RunCommand {
            words = List.copyOf(words);
        }
    }

    /** The operator declares the class of the change. */
    record Declare(ChangeClass changeClass) implements Effect {}

    /** The operator names why to roll back. */
    record Trigger(String words) implements Effect {}

    /** Goes to the rollback page. */
    record OfferRollback() implements Effect {}

    /** Puts text where the terminal's own clipboard can take it. */
    record Copy(String text) implements Effect {}

    /** What the operator says to a drill that asked. */
    record Answer(boolean done) implements Effect {}

    /** Tells an operator who looks elsewhere. */
    record Notify(String words) implements Effect {}

    record Suspend() implements Effect {}

    record Repaint() implements Effect {}

    record Quit() implements Effect {}

    record Nothing() implements Effect {}
}
