package lockstep.release.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lockstep.analysis.canary.Interval;
import lockstep.base.error.LockstepError;
import lockstep.base.error.LostRace;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.record.layout.CanaryPlaces;
import lockstep.release.recording.Attestations;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.BlobId;
import lockstep.repository.tree.FileWrite;

/**
 * Writes the states of one canary to the evidence branch. Each has the next number; whoever finds its number taken has
 * lost the canary to another host, and lets go of it.
 */
final class CanaryLedger {

    /** The number of a canary's first state. */
    static final int FIRST = 1;

    private final ReleaseSite site;
    private final CanaryListener listener;
    private final StateDraft draft;
    private final CanaryId id;
    private final SentStates sent = new SentStates();
    private int last;
    private int weightNow;
    private Optional<Seen> seen = Optional.empty();
    private Optional<RemoteHeads> remote = Optional.empty();

    /** The canary as a commit of the evidence branch has it: reading the same commit again says the same. */
    private record Seen(Optional<Sha> tip, CanaryView outline) {}

    private CanaryLedger(
            ReleaseSite site, CanaryListener listener, StateDraft draft, int last, int weightNow) {
        this.site = site;
        this.listener = listener;
        this.draft = draft;
        this.id = draft.id();
        this.last = last;
        this.weightNow = weightNow;
    }

    /** Its first state is on record. */
    static CanaryLedger begun(ReleaseSite site, CanaryListener listener, StateDraft draft) {
        return new CanaryLedger(site, listener, draft, FIRST, 0);
    }

    /** Goes on with what is recorded, as far as it can be read. */
    static CanaryLedger after(ReleaseSite site, CanaryListener listener, CanaryView view) {
        return new CanaryLedger(site, listener, StateDraft.of(site, view), view.last(), view.weight().orElse(0));
    }

    CanaryId id() {
        return id;
    }

    /** Its id, with the service that it is of where there are several. */
    String shown() {
        return draft.shown();
    }

    Instant origin() {
        return draft.origin();
    }

    /** @throws LostRace if another host went on with the canary */
    CanaryState add(CanaryStage stage, Optional<Integer> weight, String words, List<Interval> intervals) {
        return add(site, stage, weight, words, intervals, Optional.empty());
    }

    /** The same, by somebody who has to look again soon: a remote that hangs is left after this time. */
    CanaryState add(
            CanaryStage stage, Optional<Integer> weight, String words, List<Interval> intervals, Duration limit) {
        return add(hasty(limit), stage, weight, words, intervals, Optional.empty());
    }

    /** The last state before somebody promotes or aborts it, with how it ended. */
    CanaryState add(
            CanaryStage stage, Optional<Integer> weight, String words, List<Interval> intervals,
            Optional<CanaryEnd> end) {
        return add(site, stage, weight, words, intervals, end);
    }

    /** The same, by somebody who has to look again soon. */
    CanaryState add(
            CanaryStage stage, Optional<Integer> weight, String words, List<Interval> intervals,
            Optional<CanaryEnd> end, Duration limit) {
        return add(hasty(limit), stage, weight, words, intervals, end);
    }

    /** Others may be quicker again and again, and pushes hang: after a while no further try is begun. */
    private ReleaseSite hasty(Duration limit) {
        return site.withRemoteLimit(limit).withRemoteFor(CourseRecord.MOST_PATIENCE);
    }

    /** What could not be recorded is kept in this clone until it is. */
    private CanaryState add(
            ReleaseSite asking, CanaryStage stage, Optional<Integer> weight, String words, List<Interval> intervals,
            Optional<CanaryEnd> end) {
        UnrecordedCounts kept = new UnrecordedCounts(site);
        UnrecordedEnd keptEnd = new UnrecordedEnd(site);
        end.ifPresent(ended -> {
            kept.keep(id, origin(), intervals);
            keptEnd.keep(ended);
        });
        try {
            CanaryState added = addNow(asking, stage, weight, words, intervals, end);
            if (!intervals.isEmpty() || end.isPresent()) {
                kept.forget(id);
            }
            end.ifPresent(ended -> keptEnd.forget(id));
            return added;
        } catch (LostRace e) {
            throw e;
        } catch (LockstepError e) {
            kept.keep(id, origin(), intervals);
            throw e;
        }
    }

    private CanaryState addNow(
            ReleaseSite asking, CanaryStage stage, Optional<Integer> weight, String words, List<Interval> intervals,
            Optional<CanaryEnd> end) {
        CanaryState[] state = new CanaryState[1];
        RemoteHeads heads = asking.repository().fetch(asking.remoteDeadline());
        new Recorder(asking, listener).addInEmergency(heads, now -> {
            remote = Optional.of(now);
            Optional<CanaryState> arrived = sent.arrived(before -> isThere(now, before));
            last = arrived.map(CanaryState::number).orElse(last);
            boolean hasEnd = hasEnd(now);
            // What it was judged by is what its states had until then.
            List<Interval> left = hasEnd ? List.of() : sent.left(intervals);
            CanaryState wanted = next(stage, weight, words, left);
            boolean isEnded = end.isPresent() && hasEnd
                    && arrived.filter(before -> before.stage() == stage).isPresent();
            if (isEnded || left.isEmpty() && arrived.filter(before -> before.saysAs(wanted)).isPresent()) {
                state[0] = arrived.get();
                return Optional.empty();
            }
            last = lastBefore(now, stage, weight);
            state[0] = next(stage, weight, words, left);
            sent.add(state[0]);
            List<FileWrite> writes = new ArrayList<>(List.of(draft.file(state[0])));
            // One that is there and cannot be read stays: whoever reads names it, and the canary ends all the same.
            end.filter(how -> !hasEnd).ifPresent(
                    how -> writes.addAll(new Attestations(site, now.evidence()).of(how)));
            return Optional.of(draft.commit(state[0], writes));
        });
        last = state[0].number();
        weightNow = weight.orElse(weightNow);
        sent.allRecorded();
        listener.entered(id, state[0]);
        return state[0];
    }

    private boolean isThere(RemoteHeads now, CanaryState state) {
        return now.evidence()
                .flatMap(tip -> site.repository().find(
                        tip, CanaryPlaces.state(id, state.number(), state.stage().word())))
                .filter(blob -> isThere(blob, draft.file(state).content()))
                .isPresent();
    }

    private boolean isThere(BlobId blob, byte[] content) {
        return site.repository().size(blob) == content.length
                && Arrays.equals(site.repository().read(blob, content.length), content);
    }

    private boolean hasEnd(RemoteHeads now) {
        return now.evidence().filter(tip -> site.repository().isAnything(tip, CanaryPlaces.ended(id))).isPresent();
    }

    /** The canary as the remote has it now, without what it counted. */
    CanaryView outline(Deadline deadline) {
        RemoteHeads heads = site.repository().fetch(deadline);
        remote = Optional.of(heads);
        Optional<Sha> tip = heads.evidence();
        Seen now = seen.filter(before -> before.tip().equals(tip))
                .orElseGet(() -> new Seen(tip, new CanaryArchive(site.repository(), tip).outline(id)));
        seen = Optional.of(now);
        return now.outline();
    }

    /** Where the remote was when it was read last; empty where it was not yet. */
    Optional<RemoteHeads> remote() {
        return remote;
    }

    /** Whether somebody took it off the traffic meanwhile. Where that cannot be read, the next state will tell. */
    boolean isEndedByOthers(Duration limit) {
        try {
            RemoteHeads heads = site.repository().fetch(Deadline.in(limit));
            return !new CanaryArchive(site.repository(), heads.evidence()).view(id).isOpen();
        } catch (LockstepError e) {
            return false;
        }
    }

    /** The last number that is taken, by this or by what operators said beside it: for a state that may be added. */
    private int lastBefore(RemoteHeads now, CanaryStage stage, Optional<Integer> weight) {
        CanaryArchive archive = new CanaryArchive(site.repository(), now.evidence());
        List<String> since = now.evidence()
                .map(tip -> site.repository().list(tip, CanaryPlaces.of(id)))
                .orElse(List.of()).stream()
                .filter(name -> CanaryPlaces.number(name).filter(number -> number > last).isPresent())
                .toList();
        boolean taken = since.stream().anyMatch(
                name -> CanaryStage.ofFile(name).filter(CanaryStage::isSaidBeside).isEmpty());
        if (taken) {
            CanaryView theirs = archive.view(id);
            String who = theirs.states().isEmpty() ? "somebody else"
                    : Sanitiser.line(theirs.states().getLast().operator() + " on " + theirs.states().getLast().host());
            throw new LostRace("canary " + shown() + " was taken over by " + who + "; its weight is theirs now",
                    "See `run-canary --watch`.");
        }
        if (stage.waitsForResume(weight.orElse(0) > weightNow)) {
            archive.outline(id).pause().ifPresent(pause -> {
                throw new PausedMeanwhile(pause);
            });
        }
        return since.stream().flatMap(name -> CanaryPlaces.number(name).stream()).reduce(last, Math::max);
    }

    /**
     * Adds what somebody says beside whoever carries it, who goes on after it.
     *
     * @param requirement throws where that cannot be said of the canary as it is then
     */
    CanaryState say(CanaryStage stage, String words, Consumer<CanaryView> requirement) {
        CanaryState[] added = new CanaryState[1];
        new Recorder(site, listener).add(site.repository().fetch(site.remoteDeadline()), now -> {
            CanaryView view = new CanaryArchive(site.repository(), now.evidence()).outline(id);
            requirement.accept(view);
            last = view.last();
            added[0] = next(stage, view.weight(), words, List.of());
            return Optional.of(draft.commit(added[0], List.of(draft.file(added[0]))));
        });
        listener.entered(id, added[0]);
        return added[0];
    }

    private CanaryState next(
            CanaryStage stage, Optional<Integer> weight, String words, List<Interval> intervals) {
        return draft.state(last + 1, stage, weight, words, intervals);
    }
}
