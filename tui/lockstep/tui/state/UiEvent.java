package lockstep.tui.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.run.GateRun;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.CommandRun;
import lockstep.tui.api.Conclusion;
import lockstep.tui.api.DeskTerms;
import lockstep.tui.api.EnvironmentSeen;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.Judgement;
import lockstep.tui.api.LogCheck;
import lockstep.tui.api.MetricsSeen;
import lockstep.tui.api.MovePhase;
import lockstep.tui.api.PipelineSeen;
import lockstep.tui.api.Source;
import lockstep.tui.api.StoredRun;
import lockstep.tui.api.StraySeen;
import lockstep.tui.canvas.Size;

/** Something that happened: a key, the passing of time, news from the work that goes on elsewhere. */
public sealed interface UiEvent {

    record Pressed(Key key) implements UiEvent {}

    /** Text came at once, from somewhere else: none of it was typed. */
    record Pasted(String text) implements UiEvent {}

    /** Text comes from somewhere else, and its end has not come yet. */
    record PasteBegan() implements UiEvent {}

    /** A person ended it; its own end was lost. */
    record PasteLost() implements UiEvent {}

    record Resized(Size size) implements UiEvent {}

    record Ticked() implements UiEvent {}

    /** The desk is open; what does not change is known. */
    record Opened(DeskTerms terms) implements UiEvent {}

    /** The recorded runs of an entry. */
    record RunsRead(String entry, List<StoredRun> runs) implements UiEvent {}

    /** The remote answered. */
    record GitRead(GitSeen seen) implements UiEvent {}

    /**
     * An environment answered.
     *
     * @param service which of several services it was asked of; empty where there is one
     */
    record EnvironmentAsked(Environment environment, EnvironmentSeen seen, Optional<String> service)
            implements UiEvent {

        /** Of the only service. */
        public EnvironmentAsked(Environment environment, EnvironmentSeen seen) {
            this(environment, seen, Optional.empty());
        }
    }

    /**
     * A source could not be asked.
     *
     * @param service which of several services it was asked of; empty where that is no matter
     */
    record SourceFailed(Source source, String message, String remedy, Optional<String> service) implements UiEvent {

        /** Of the only service, or of what they have in common. */
        public SourceFailed(Source source, String message, String remedy) {
            this(source, message, remedy, Optional.empty());
        }
    }

    record PipelineRead(PipelineSeen seen) implements UiEvent {}

    record MetricsRead(MetricsSeen seen) implements UiEvent {}

    record StrayRead(StraySeen seen) implements UiEvent {}

    /** More of the commits that can be released. */
    record CandidatesRead(Sha main, List<Candidate> candidates) implements UiEvent {
        public CandidatesRead {
            candidates = List.copyOf(candidates);
        }
    }

    /** News of an operation. */
    sealed interface News extends UiEvent {
        long operation();
    }

    record GateBegan(long operation, GateName gate) implements News {}

    record GateNoted(long operation, GateName gate, String words) implements News {}

    record GateAnswered(long operation, GateName gate, int index, int size, int status) implements News {}

    record GateEnded(long operation, GateResult result) implements News {}

    record RunEnded(long operation, GateRun run) implements News {}

    record Recorded(long operation, String where) implements News {}

    record Judged(long operation, Judgement judgement) implements News {}

    record StageReached(long operation, MovePhase stage, String words) implements News {}

    record Waiting(long operation, Duration left, String reported) implements News {}

    record Concluded(long operation, Conclusion conclusion) implements News {}

    record LogVerified(long operation, LogCheck check) implements News {}

    /** The operator is to do something, and to say that it is done. */
    record Asked(long operation, List<String> instructions) implements News {
        public Asked {
            instructions = List.copyOf(instructions);
        }
    }

    /** How far it is. */
    record Told(long operation, String words) implements News {}

    /** What was asked for is done, in these words. */
    record Done(long operation, String words) implements News {}

    record Rehearsed(long operation, String words) implements News {}

    record CommandEnded(long operation, CommandRun run) implements News {}

    /** The operation ended otherwise; the code is what a command would have exited with. */
    record Failed(long operation, String message, List<String> reasons, String remedy, int code) implements News {

        public Failed {
            reasons = List.copyOf(reasons);
        }

        public Failed(long operation, String message, String remedy, int code) {
            this(operation, message, List.of(), remedy, code);
        }
    }

    /** The moment at which an event is taken in, together with it. */
    record Timed(Instant when, UiEvent event) {}
}
