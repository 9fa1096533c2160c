package lockstep.release.recording;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lockstep.base.error.Busy;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.LockstepError;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.Sha;
import lockstep.record.checkpoint.Checkpoint;
import lockstep.record.checkpoint.CheckpointNote;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.verification.ChainReader;
import lockstep.release.site.Milestone;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.RememberedTip;
import lockstep.release.site.SigningTerms;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.remote.PushOutcome;
import lockstep.repository.remote.RefMove;
import lockstep.repository.tree.FileWrite;

/** Writes commits of the evidence branch and pushes them, alone or together with a move of {@code release}. */
public final class Recorder {

    /** Others record too; each try begins by reading what they wrote. */
    private static final int TRIES = 20;

    private final ReleaseSite site;
    private final WorkflowListener listener;

    public Recorder(ReleaseSite site, WorkflowListener listener) {
        this.site = site;
        this.listener = listener;
    }

    /** What to add, given what is there; empty when there is nothing left to add. */
    @FunctionalInterface
    public interface Addition {
        Optional<CommitDraft> to(RemoteHeads heads);
    }

    /**
     * Adds to the branch, again and again where others were quicker; refuses one that was cut or rewritten since this
     * clone verified it, and to add what would not be signed to a record that is.
     *
     * @return whether it was this that added it, and not somebody else
     */
    public boolean add(RemoteHeads seen, Addition addition) {
        new SigningTerms(site).require(seen);
        return add(seen, this::uncut, addition);
    }

    /** What was seen a while ago may be older than what this clone verified meanwhile: then it is read again. */
    private RemoteHeads uncut(RemoteHeads seen) {
        RememberedTip remembered = new RememberedTip(site);
        if (remembered.isIn(seen)) {
            return seen;
        }
        return remembered.held(this::readAgain);
    }

    /**
     * The same, whatever became of the branch: for the outcome of a move, the states of a canary and the steps of a
     * release set, which are on record nowhere if not here. A branch that was cut stops neither a rollback nor the end
     * of a canary.
     */
    public boolean addInEmergency(RemoteHeads seen, Addition addition) {
        return add(seen, heads -> heads,
                heads -> addition.to(heads).map(draft -> draft.hurrying(listener::step)));
    }

    private boolean add(RemoteHeads seen, UnaryOperator<RemoteHeads> requirement, Addition addition) {
        RemoteHeads heads = seen;
        List<Sha> tried = new ArrayList<>();
        while (tried.size() < TRIES && (tried.isEmpty() || !site.isLate())) {
            heads = requirement.apply(heads);
            Optional<CommitDraft> draft = addition.to(heads);
            if (draft.isEmpty()) {
                return false;
            }
            Sha commit = write(heads.evidence(), draft.get());
            tried.add(commit);
            listener.reached(Milestone.OUTCOME_WRITTEN);
            PushOutcome outcome = push(List.of(evidenceMove(heads.evidence(), commit)));
            switch (outcome) {
                case PushOutcome.Moved moved -> {
                    return true;
                }
                case PushOutcome.LostRace lost -> heads = readAgain();
                case PushOutcome.Unknown(String reason) -> heads = readAfter(reason);
                default -> throw PushFailure.of(outcome, "");
            }
            // A push whose answer was lost may have been taken, also late: while the next one was tried.
            if (isAnyTaken(tried, heads)) {
                return true;
            }
        }
        throw new Busy(site.isLate()
                        ? "the evidence branch could not be written in time"
                        : "the evidence branch was moved by others " + TRIES + " times in a row",
                "Try again in a moment.");
    }

    /** Pushes both branches and the witness, or none of them; a remote that takes no witness, both branches. */
    public void push(RefMove release, Optional<Sha> evidence, Sha commit, Optional<RefMove.CreateTag> witness) {
        List<RefMove> branches = List.of(release, evidenceMove(evidence, commit));
        PushOutcome outcome = witness.map(tag -> witnessed(branches, tag)).orElseGet(() -> push(branches));
        if (outcome instanceof PushOutcome.Unknown(String reason)) {
            requireTaken(commit, release, reason);
        } else if (!(outcome instanceof PushOutcome.Moved)) {
            throw PushFailure.of(outcome, "; nothing was changed");
        }
    }

    private PushOutcome witnessed(List<RefMove> branches, RefMove.CreateTag tag) {
        PushOutcome outcome = push(Stream.concat(branches.stream(), Stream.of(tag)).toList());
        Optional<String> refusal = switch (outcome) {
            case PushOutcome.RefusedByServer(String branch, String words) -> Optional.of(words);
            case PushOutcome.LostRace lost when lost.branch().equals(tag.branch()) ->
                    Optional.of("there is a tag of that name");
            default -> Optional.empty();
        };
        if (refusal.isEmpty()) {
            return outcome;
        }
        PushOutcome without = push(branches);
        if (without instanceof PushOutcome.Moved) {
            listener.step("the remote does not take the tag " + tag.branch() + ", so there is no witness of this move: "
                    + refusal.get() + ". Allow your release operators to create tags "
                    + RemoteHeads.WITNESS + "* on the remote, or set evidence.witness: false in lockstep.yaml");
        }
        return without;
    }

    /** The connection was lost: the remote itself knows whether it took the push. */
    private void requireTaken(Sha commit, RefMove release, String reason) {
        RemoteHeads now = readAfter(reason);
        if (isAnyTaken(List.of(commit), now)) {
            return;
        }
        if (now.production().equals(Optional.of(release.to()))) {
            throw new PartlyDone(
                    "the connection was lost while pushing (" + reason + "), and the remote moved " + release.branch()
                            + " without the record",
                    "Its server does not push atomically. `status` shows where it stands; move " + release.branch()
                            + " back by hand, then try again.");
        }
        throw new ConfigurationError(
                "the connection was lost while pushing (" + reason + "); the remote has not taken it",
                "Try again. If the remote takes it late, `status` shows it as open; it says how to finish it.");
    }

    private PushOutcome push(List<RefMove> moves) {
        return site.repository().pushAtomically(moves, site.remoteDeadline());
    }

    private RemoteHeads readAfter(String reason) {
        try {
            return readAgain();
        } catch (LockstepError e) {
            throw new PartlyDone(
                    "the connection was lost while pushing (" + reason + "), and the remote cannot be read now",
                    "It took all or nothing. When it can be reached, see `status`; --resume continues.", e);
        }
    }

    private RemoteHeads readAgain() {
        listener.reached(Milestone.READING_AGAIN);
        return site.repository().fetch(site.remoteDeadline());
    }

    private boolean isAnyTaken(List<Sha> commits, RemoteHeads now) {
        return now.evidence()
                .filter(tip -> commits.stream().anyMatch(commit -> site.repository().isAncestor(commit, tip)))
                .isPresent();
    }

    public Sha write(Optional<Sha> parent, CommitDraft draft) {
        new StorageGuard(site).require(parent, draft);
        CommitDraft record = draft.with(checkpoint(parent, draft));
        return parent.map(tip -> site.repository().commitOn(tip, record, site.remoteDeadline()))
                .orElseGet(() -> site.repository().firstCommit(record, site.remoteDeadline()));
    }

    /** Binds this record and all before it. */
    private FileWrite checkpoint(Optional<Sha> parent, CommitDraft draft) {
        Checkpoint next = ChainReader.of(site.repository(), site.journal().paths())
                .next(parent, draft, site.config().service());
        byte[] text = next.text().getBytes(StandardCharsets.UTF_8);
        CheckpointNote note = new CheckpointNote(next, site.signatures().sign(text, draft.when()));
        return FileWrite.over(EvidenceLayout.CHECKPOINT, note.bytes());
    }

    private RefMove evidenceMove(Optional<Sha> tip, Sha commit) {
        String branch = site.repository().branches().evidence();
        return tip.<RefMove>map(from -> new RefMove.FastForward(branch, from, commit))
                .orElseGet(() -> new RefMove.Create(branch, commit));
    }
}
